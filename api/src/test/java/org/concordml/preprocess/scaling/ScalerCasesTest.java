package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.golden.PreprocessCase;
import org.concordml.preprocess.scaling.QuantileTransformer.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One column through each scaler of scikit-learn, gaps left as they are. */
class ScalerCasesTest {

  private static final Map<String, Scaler> OF =
      Map.ofEntries(
          Map.entry("StandardScaler()", new StandardScaler()),
          Map.entry("MinMaxScaler()", new MinMaxScaler()),
          Map.entry("MinMaxScaler(clip=True)", new MinMaxScaler(0, 1, true)),
          Map.entry("MinMaxScaler(feature_range=(-1, 1))", new MinMaxScaler(-1, 1, false)),
          Map.entry("RobustScaler()", new RobustScaler()),
          Map.entry("RobustScaler(quantile_range=(10, 90))", new RobustScaler(0.1, 0.9)),
          Map.entry("MaxAbsScaler()", new MaxAbsScaler()),
          Map.entry("PowerTransformer()", new PowerTransformer()),
          Map.entry("PowerTransformer(standardize=False)", new PowerTransformer(false)),
          Map.entry("QuantileTransformer(n_quantiles=4)", uniform(4)),
          Map.entry("QuantileTransformer(n_quantiles=6)", uniform(6)),
          Map.entry("QuantileTransformer(n_quantiles=6, output_distribution='normal')", normal(6)),
          Map.entry("QuantileTransformer(n_quantiles=8, output_distribution='normal')", normal(8)));

  private static Scaler uniform(int quantiles) {
    return new QuantileTransformer(quantiles, Output.UNIFORM);
  }

  private static Scaler normal(int quantiles) {
    return new QuantileTransformer(quantiles, Output.NORMAL);
  }

  static Stream<PreprocessCase> cases() {
    return PreprocessCase.named("scale ");
  }

  @Test
  void areAllThere() {
    assertThat(cases()).hasSize(17).allSatisfy(c -> assertThat(OF).containsKey(c.transformer()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void transformsAsScikitLearn(PreprocessCase golden) {
    Scaler scaler = Objects.requireNonNull(OF.get(golden.transformer()));
    // The power comes from a minimiser.
    double tolerance = scaler instanceof PowerTransformer ? 1e-6 : 1e-12;
    FittedScaler fitted =
        scaler.fit(
            Training.onColumn(
                Arrays.stream(values(golden.training())).filter(v -> !Double.isNaN(v)).toArray()));
    golden
        .fitted()
        .asMap()
        .forEach(
            (name, expected) ->
                assertThat(measured(fitted, name))
                    .as(name)
                    .isCloseTo(
                        expected.getAsJsonArray().get(0).getAsDouble(),
                        withinPercentage(100 * tolerance)));
    double[] rows = values(golden.rows());
    double[] found = fitted.transform(FeatureMatrix.of(rows, 1)).toArray();
    for (int row = 0; row < rows.length; row++) {
      double expected = golden.transformed()[row][0];
      if (Double.isNaN(expected)) {
        assertThat(found[row]).isNaN();
      } else {
        assertThat(found[row])
            .as("%s of %s", golden, rows[row])
            .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
      }
    }
  }

  private static double[] values(Column column) {
    return ((NumberColumn) column).values();
  }

  private static double measured(FittedScaler fitted, String attribute) {
    String name =
        switch (attribute) {
          case "mean_" -> "mean";
          case "scale_" -> "scale";
          case "center_" -> "median";
          case "data_min_" -> "minimum";
          case "data_max_" -> "maximum";
          case "lambdas_" -> "lambda";
          default -> throw new IllegalArgumentException(attribute);
        };
    return Objects.requireNonNull(fitted.measured().get(name), name).get(0);
  }

  @Test
  void powerAndQuantilesAreUndone() {
    double[] column = {0.2, 1.5, -3, 7, 40, 2.25};
    for (Scaler scaler : List.of(new PowerTransformer(), uniform(6), normal(6))) {
      FittedScaler fitted = scaler.fit(Training.onColumn(column));
      double[] back = fitted.inverse(fitted.transform(FeatureMatrix.of(column, 1))).toArray();
      for (int i = 0; i < column.length; i++) {
        assertThat(back[i]).as(scaler.name()).isCloseTo(column[i], within(1e-4));
      }
    }
  }
}
