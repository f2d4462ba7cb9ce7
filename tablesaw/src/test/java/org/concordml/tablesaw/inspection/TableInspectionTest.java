package org.concordml.tablesaw.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.concordml.Wording;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.tablesaw.inspection.Association.Measure;
import org.junit.jupiter.api.Test;

class TableInspectionTest {

  private static final double GAP = Double.NaN;

  private static final Table VISITS =
      Table.of(
          "visits",
          List.of(
              NumberColumn.of("age", 61, 47, GAP, 50, 38, 72),
              TextColumn.of("stage", Arrays.asList("II", "I", "I", null, "III", "I")),
              TextColumn.of(
                  "seen",
                  List.of(
                      "31.01.2024", "01.02.2024", "15.01.2024", "", "20.01.2024", "02.02.2024")),
              TextColumn.of("relapse", List.of("yes", "no", "no", "no", "no", "yes"))));

  private static TableInspection of(Column... columns) {
    return TableInspection.of(Table.of("t", List.of(columns)), Optional.of("y"));
  }

  private static ColumnProfile column(TableInspection inspection, String name) {
    return inspection.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double measured(TableInspection inspection, String name, Measure measure) {
    return column(inspection, name).association(measure).orElseThrow().value();
  }

  private static List<String> texts(TableInspection inspection) {
    return inspection.notices().stream().map(notice -> notice.in(Wording.LIBRARY)).toList();
  }

  @Test
  void tellsKindsAndGaps() {
    TableInspection inspection = TableInspection.of(VISITS, Optional.empty());

    assertThat(inspection.columns())
        .extracting(column -> column.kind().name())
        .containsExactly("number", "category", "date", "boolean");
    assertThat(inspection.columns()).extracting(ColumnProfile::missing).containsExactly(1, 1, 1, 0);
    assertThat(inspection.columns())
        .extracting(ColumnProfile::distinct)
        .containsExactly(5, 3, 5, 2);
    assertThat(inspection.missing()).isEqualTo(3);
    assertThat(inspection.target()).isEmpty();
    assertThat(inspection.candidates().likeliest()).contains("relapse");
  }

  /** Quartiles at (n + 1) p of the values in order: 1.5, 3 and 4.5 of five. */
  @Test
  void summarisesNumbersWithoutTheGaps() {
    NumberSummary age =
        column(TableInspection.of(VISITS, Optional.empty()), "age").numbers().orElseThrow();

    assertThat(age.min()).isEqualTo(38);
    assertThat(age.quartile1()).isEqualTo(42.5);
    assertThat(age.median()).isEqualTo(50);
    assertThat(age.quartile3()).isEqualTo(66.5);
    assertThat(age.max()).isEqualTo(72);
    assertThat(age.mean()).isCloseTo(53.6, within(1e-12));
    assertThat(age.sd()).isCloseTo(13.164345787011216, within(1e-12));
  }

  @Test
  void countsLevelsTheMostFrequentFirst() {
    assertThat(column(TableInspection.of(VISITS, Optional.empty()), "stage").levels())
        .containsExactly(new Level("I", 3), new Level("II", 1), new Level("III", 1));
  }

  @Test
  void findsTheFirstAndTheLastDay() {
    assertThat(column(TableInspection.of(VISITS, Optional.empty()), "seen").days())
        .contains(new ColumnProfile.Days(LocalDate.of(2024, 1, 15), LocalDate.of(2024, 2, 2)));
  }

  @Test
  void tellsTheClassesOfTheTargetAndWhichCountsAsOne() {
    assertThat(TableInspection.of(VISITS, Optional.of("relapse")).target())
        .contains(
            new TargetProfile(
                "relapse", List.of(new Level("no", 4), new Level("yes", 2)), Optional.of("yes")));
  }

  /** Of the five rows with both: the products of the deviations over their lengths. */
  @Test
  void correlatesNumbersWithTwoClasses() {
    TableInspection inspection = TableInspection.of(VISITS, Optional.of("relapse"));

    assertThat(measured(inspection, "age", Measure.PEARSON))
        .isCloseTo(25.8 / Math.sqrt(693.2 * 1.2), within(1e-12));
    assertThat(measured(inspection, "age", Measure.SPEARMAN))
        .isCloseTo(7.5 / Math.sqrt(10 * 7.5), within(1e-12));
    assertThat(column(inspection, "age").associations())
        .extracting(Association::rows)
        .containsExactly(5, 5);
    assertThat(column(inspection, "relapse").associations()).isEmpty();
  }

  /** Of the counts (3, 1), (1, 3): chi squared 2 of 8 rows. */
  @Test
  void measuresCategoriesWithClassesByCramersV() {
    TableInspection inspection =
        of(
            TextColumn.of("a", List.of("p", "p", "p", "p", "q", "q", "q", "q")),
            TextColumn.of("y", List.of("s", "s", "s", "t", "t", "t", "t", "s")));

    assertThat(measured(inspection, "a", Measure.CRAMERS_V)).isCloseTo(0.5, within(1e-12));
  }

  /** Means 2 and 5, of all 3.5: 13.5 of the sum of squares of 17.5 lie between. */
  @Test
  void measuresCategoriesWithNumbersByTheCorrelationRatio() {
    double[] numbers = {1, 2, 3, 4, 5, 6, GAP};
    TextColumn categories = TextColumn.of("y", List.of("s", "s", "s", "t", "t", "t", "u"));

    TableInspection ofClasses = of(NumberColumn.of("a", numbers), categories);
    assertThat(measured(ofClasses, "a", Measure.CORRELATION_RATIO))
        .isCloseTo(Math.sqrt(13.5 / 17.5), within(1e-12));
  }

  @Test
  void aTargetOfManyNumbersHasNoClasses() {
    double[] y = new double[20];
    double[] x = new double[20];
    String[] group = new String[20];
    for (int row = 0; row < 20; row++) {
      y[row] = row;
      x[row] = row * row;
      group[row] = row < 10 ? "low" : "high";
    }

    TableInspection inspection =
        of(NumberColumn.of("x", x), TextColumn.of("half", List.of(group)), NumberColumn.of("y", y));

    assertThat(inspection.target().orElseThrow().classes()).isEmpty();
    assertThat(measured(inspection, "x", Measure.SPEARMAN)).isCloseTo(1, within(1e-12));
    assertThat(measured(inspection, "half", Measure.CORRELATION_RATIO))
        .isCloseTo(Math.sqrt(500 / 665.0), within(1e-12));
  }

  @Test
  void tellsIdentifiersGroupsLeaksAndWhatHoldsNothing() {
    int rows = 200;
    double[] patientId = new double[rows];
    double[] leak = new double[rows];
    double[] constant = new double[rows];
    double[] empty = new double[rows];
    Arrays.fill(empty, GAP);
    String[] code = new String[rows];
    String[] note = new String[rows];
    String[] record = new String[rows];
    String[] outcome = new String[rows];
    for (int row = 0; row < rows; row++) {
      boolean yes = row % 3 == 0;
      patientId[row] = Math.floorDiv(row, 2);
      leak[row] = yes ? 5 + row : -row;
      code[row] = yes ? "J45" : "I10";
      note[row] = "note of visit " + row;
      record[row] = "R" + row;
      outcome[row] = yes ? "yes" : "no";
    }

    TableInspection inspection =
        of(
            NumberColumn.of("patient_id", patientId),
            TextColumn.of("record", List.of(record)),
            NumberColumn.of("days left", leak),
            TextColumn.of("discharge code", List.of(code)),
            NumberColumn.of("centre", constant),
            NumberColumn.of("later", empty),
            TextColumn.of("note", List.of(note)),
            TextColumn.of("y", List.of(outcome)));

    assertThat(texts(inspection))
        .containsExactly(
            "Column \"record\" looks like an identifier: 200 different values in 200 rows. Leave it"
                + " out with TableRoles.withDrop(\"record\").",
            "Column \"patient_id\" looks like an identifier that repeats: 100 different values in"
                + " 200 rows. Rows of one value may fall into both parts of a split. Leave the"
                + " column out with TableRoles.withDrop(\"patient_id\").",
            "Column \"days left\" alone tells the classes of the target \"y\" apart in all 200 rows:"
                + " it is at most -1 where the target is \"no\" and at least 5 where the target is"
                + " \"yes\". If it was made from the target, the result means nothing. Leave the column"
                + " out with TableRoles.withDrop(\"days left\").",
            "Column \"discharge code\" tells the target \"y\" (nearly) alone. If it was made from the"
                + " target, a result means nothing. Leave it out with TableRoles.withDrop(\"discharge code\").",
            "Column \"centre\" has one value in all rows. Leave it out with TableRoles.withDrop(\"centre\").",
            "Column \"later\" has no value. Leave it out with TableRoles.withDrop(\"later\").",
            "Column \"note\" is free text (200 different values), which says nothing to a model of"
                + " numbers. Leave it out with TableRoles.withDrop(\"note\").");
  }

  /** Two rows a level: they are too few to tell a leak from chance. */
  @Test
  void aCategoryOfManyLevelsThatTellsTheTargetIsNoLeak() {
    TableInspection inspection =
        of(
            TextColumn.of("a", List.of("a", "a", "b", "b", "c", "c", "d", "d")),
            TextColumn.of("y", List.of("s", "s", "s", "s", "t", "t", "t", "t")));

    assertThat(measured(inspection, "a", Measure.CRAMERS_V)).isCloseTo(1, within(1e-12));
    assertThat(inspection.notices()).isEmpty();
  }

  @Test
  void aTargetThatIsNoColumnIsAnsweredWithTheNearestName() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> TableInspection.of(VISITS, Optional.of("Relapse")))
        .withMessage(
            "visits: the target must be a column of the table, found \"Relapse\". Did you mean"
                + " \"relapse\"? Columns: \"age\", \"stage\", \"seen\", \"relapse\".");
  }

  @Test
  void manyNumbersLieInTwentyRangesOfEqualWidth() {
    double[] values = new double[101];
    for (int i = 0; i < 101; i++) {
      values[i] = i;
    }

    Distribution distribution =
        column(of(NumberColumn.of("x", values), NumberColumn.of("y", values)), "x").distribution();

    assertThat(distribution.ofRanges()).isTrue();
    assertThat(distribution.bars()).hasSize(20);
    assertThat(distribution.bars().get(1)).isEqualTo(new Distribution.Bar("5", 5));
    assertThat(distribution.bars().get(19)).isEqualTo(new Distribution.Bar("95", 6));
  }

  @Test
  void fewNumbersHaveABarEach() {
    Distribution distribution =
        column(TableInspection.of(VISITS, Optional.empty()), "age").distribution();

    assertThat(distribution.ofRanges()).isFalse();
    assertThat(distribution.bars())
        .extracting(Distribution.Bar::label)
        .containsExactly("38", "47", "50", "61", "72");
  }

  /** As a training tells them, whatever the target is. */
  @Test
  void leaksAndPlaceholdersOfSeveralClassesAndOfNumbersAreTold() {
    int rows = 60;
    double[] size = new double[rows];
    double[] dose = new double[rows];
    double[] numbers = new double[rows];
    String[] stage = new String[rows];
    for (int row = 0; row < rows; row++) {
      stage[row] = List.of("I", "II", "III").get(row % 3);
      size[row] = 100 * (row % 3) + row;
      dose[row] = row % 20 == 0 ? 999 : row * 37 % 50;
      numbers[row] = row * 13 % 60 + 0.5;
    }

    assertThat(
            texts(
                of(
                    NumberColumn.of("size", size),
                    NumberColumn.of("dose", dose),
                    TextColumn.of("y", List.of(stage)))))
        .hasSize(2)
        .anyMatch(text -> text.startsWith("Column \"size\" alone tells the classes of the target"))
        .anyMatch(text -> text.startsWith("Column \"dose\" is 999 in 3 rows and 0 to 49 in"));
    assertThat(texts(of(NumberColumn.of("dose", dose), NumberColumn.of("y", numbers))))
        .hasSize(1)
        .allMatch(text -> text.startsWith("Column \"dose\" is 999 in 3 rows"));
  }
}
