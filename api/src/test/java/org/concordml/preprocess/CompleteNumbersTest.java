package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.data.Examples;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.golden.GoldenFile;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of numbers without a gap is only scaled. */
class CompleteNumbersTest {

  private final Examples rows = GoldenFile.wdbc(false);
  private final Split split = new TrainTestSplit(0.2, 42, false).split(rows);

  private FeatureColumns columns() {
    List<NumberColumn> columns = new ArrayList<>();
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    for (int c = 0; c < rows.features().columns(); c++) {
      double[] values = new double[rows.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = rows.features().get(row, c);
      }
      columns.add(NumberColumn.of("c" + c, values));
      kinds.put("c" + c, new ColumnKind.Numeric());
    }
    return new FeatureColumns(Table.of("wdbc", columns), kinds);
  }

  @ParameterizedTest
  @MethodSource("org.concordml.preprocess.scaling.Scaler#all")
  void everyBitIsThatOfTheScalerAlone(Scaler scaler) {
    FittedPreprocessing fitted = Preprocessing.scaledBy(scaler).fit(split.training(columns()));

    assertThat(fitted.numbers().orElseThrow().scaler()).isEqualTo(scaler.fit(split.training(rows)));
    assertThat(fitted.apply(split.test(columns()).table()).toArray())
        .containsExactly(
            scaler.fit(split.training(rows)).transform(split.test(rows).features()).toArray());
    assertThat(fitted.outputs()).hasSize(30);
  }
}
