package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.junit.jupiter.api.Test;

class UnseenValuesTest {

  private static final Map<String, ColumnKind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("age", new ColumnKind.Numeric());
    KINDS.put("stage", new ColumnKind.Ordinal(List.of("I", "II")));
    KINDS.put("city", new ColumnKind.Category());
  }

  private static Table table(List<String> stages, List<String> cities, double... ages) {
    return Table.of(
        "t",
        List.of(
            NumberColumn.of("age", ages),
            TextColumn.of("stage", stages),
            TextColumn.of("city", cities)));
  }

  private final Table training =
      table(List.of("I", "II", "I"), List.of("Oslo", "Rom", "Rom"), 40, 50, 60);

  private final FittedPreprocessing fitted =
      Preprocessing.standard().fit(TrainedOn.all(training, KINDS));

  @Test
  void noneWhereRowsAreLikeThoseOfTheTraining() {
    assertThat(fitted.unseen(training)).isEmpty();
  }

  @Test
  void gapsAndUnknownCategoriesAreCounted() {
    Table rows =
        table(
            List.of("I", "III", "III", "I"),
            Arrays.asList("Paris", "Bonn", null, "Paris"),
            Double.NaN,
            1,
            Double.NaN,
            2);

    assertThat(fitted.unseen(rows))
        .containsExactly(
            new UnseenValues("age", 4, 2, Map.of()),
            new UnseenValues("stage", 4, 0, Map.of("III", 2)),
            new UnseenValues("city", 4, 1, Map.of("Paris", 2, "Bonn", 1)));
    assertThat(fitted.unseen(rows))
        .extracting(unseen -> unseen.notice().toString())
        .containsExactly(
            "Column \"age\" of the 4 rows has no value in 2.",
            "Column \"stage\" of the 4 rows has values that no training row has in 2: \"III\" (2).",
            "Column \"city\" of the 4 rows has values that no training row has in 3: \"Paris\" (2),"
                + " \"Bonn\" (1), and no value in 1.");
  }

  @Test
  void ofOneRowItIsSaidWhatItHas() {
    Table row = table(List.of("III"), Arrays.asList("Paris"), Double.NaN);

    assertThat(fitted.unseen(row))
        .extracting(unseen -> unseen.notice().toString())
        .containsExactly(
            "Column \"age\" of the row has no value.",
            "Column \"stage\" of the row has a value that no training row has: \"III\".",
            "Column \"city\" of the row has a value that no training row has: \"Paris\".");
  }

  @Test
  void theyBecomeNumbersAllTheSame() {
    Table rows = table(List.of("III"), Arrays.asList("Paris"), Double.NaN);

    assertThat(fitted.outputs())
        .extracting(OutputColumn::fullName, OutputColumn::source)
        .containsExactly(
            tuple("num__age", "age"),
            tuple("ord__stage", "stage"),
            tuple("cat__city_Oslo", "city"),
            tuple("cat__city_Rom", "city"));
    assertThat(fitted.apply(rows).toArray()).containsExactly(0.5, -1, 0, 0);
  }
}
