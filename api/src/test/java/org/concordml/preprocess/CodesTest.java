package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.junit.jupiter.api.Test;

class CodesTest {

  /** Rare categories and the gap, which has a code of its own, in JSON and back. */
  @Test
  void codesOfRareCategoriesAndGaps() {
    Preprocessing codes =
        new Preprocessing(
            Preprocessing.standard().numbers(),
            Preprocessing.standard().ordinals(),
            new Preprocessing.Categories(
                new CategoryFill.OwnCategory(),
                Map.of(),
                new CategoryEncoder.Codes(OptionalDouble.of(2), OptionalDouble.of(-2))));
    TextColumn column = TextColumn.of("x", Arrays.asList("a", "b", "b", "c", "d", "d", null));
    FittedPreprocessing fitted = codes.fit(TrainedOn.column(column, new ColumnKind.Category()));

    FittedCodes found = fitted.ordinals().orElseThrow().columns().get(0);
    assertThat(found.levels()).containsExactly("a", "b", "c", "d");
    assertThat(found.infrequent()).containsExactly(0, 2);
    assertThat(List.of(found.code("b"), found.code("d"), found.code("a"), found.code("c")))
        .containsExactly(0.0, 1.0, 2.0, 2.0);
    assertThat(found.code(null)).isEqualTo(-2.0);
    assertThat(found.code("new")).isEqualTo(-1.0);
    assertThat(Preprocessing.fromJson(codes.toJson())).isEqualTo(codes);
    assertThat(FittedPreprocessing.fromJson(fitted.toJson())).isEqualTo(fitted);
    Table rows = Table.of("t", List.of(column));
    assertThat(FittedPreprocessing.fromJson(fitted.toJson()).apply(rows).toArray())
        .containsExactly(fitted.apply(rows).toArray());
  }
}
