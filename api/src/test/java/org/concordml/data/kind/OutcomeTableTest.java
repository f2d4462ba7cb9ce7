package org.concordml.data.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.golden.GoldenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTableTest {

  private static final String CSV =
      """
      patient,clinic,age,stage,sw,ill
      p1,A,61,I,1.5,yes
      p2,A,,II,0.5,
      p3,B,55,,0,no
      p4,B,48,III,2,yes
      """;

  private static final TableRoles ROLES =
      TableRoles.target("ill")
          .withIds(List.of("patient"))
          .withGroups(List.of("clinic"))
          .withWeight("sw");

  private static final Map<String, ColumnKind> STAGES =
      Map.of("stage", new ColumnKind.Ordinal(List.of("I", "II", "III")));

  private static Table table(String csv) {
    return CsvTableReader.read(CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static OutcomeTable read(String csv, TableRoles roles) {
    return OutcomeTable.of(table(csv), roles, STAGES);
  }

  @Test
  void columnsByRole() {
    OutcomeTable table = read(CSV, ROLES);

    assertThat(table.features().kinds())
        .containsExactly(
            Map.entry("age", new ColumnKind.Numeric()), Map.entry("stage", STAGES.get("stage")));
    assertThat(table.target().name()).isEqualTo("ill");
    assertThat(table.ids()).extracting(Column::name).containsExactly("patient");
    assertThat(table.groups()).extracting(Column::name).containsExactly("clinic");
    assertThat(table.weights()).containsExactly(1.5, 0, 2);
  }

  @Test
  void rowsWithoutAnOutcomeAreLeftOutAndTheOthersKnowTheirPlace() {
    OutcomeTable table = read(CSV, ROLES);

    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.rowsRead()).isEqualTo(4);
    assertThat(IntStream.range(0, 3).mapToObj(table::place))
        .containsExactly("t.csv:2", "t.csv:4", "t.csv:5");
    assertThat(table.target().text(1)).isEqualTo("no");
    assertThat(table.notices())
        .extracting(Notice::toString)
        .containsExactly(
            "The target \"ill\" has no value in 1 of 4 rows, which are left out.",
            "No row has the level \"II\" of column \"stage\".");
  }

  @Test
  void rowsWithGapsStayUntilCompleteOnesAreAskedFor() {
    OutcomeTable complete = read(CSV, ROLES).complete();

    assertThat(complete.rows()).isEqualTo(2);
    assertThat(complete.weights()).containsExactly(1.5, 2);
    assertThat(complete.place(1)).isEqualTo("t.csv:5");
    assertThat(complete.notices().get(2))
        .hasToString("1 of 3 rows are left out because they lack a value: \"stage\" in 1.");
    assertThat(complete.complete()).isSameAs(complete);
  }

  @Test
  void noCompleteRow() {
    OutcomeTable table =
        OutcomeTable.of(table("age,b,ill\n,1,yes\n2,,no\n"), TableRoles.target("ill"), Map.of());
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(table::complete)
        .withMessage(
            "t.csv: at least one row must be complete, found a missing value in each of the 2 rows"
                + " with an outcome. Lacking values: \"age\" in 1, \"b\" in 1.");
  }

  @Test
  void aRoleThatNamesNoColumn() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(CSV, ROLES.withGroups(List.of("clinik"))))
        .withMessage(
            "t.csv: a group must be a column of the table, found \"clinik\". Did you mean"
                + " \"clinic\"? Columns: \"patient\", \"clinic\", \"age\", \"stage\", \"sw\","
                + " \"ill\".");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(CSV, ROLES.withWeight("ws")))
        .withMessageStartingWith(
            "t.csv: the weight must be a column of the table, found \"ws\". Did you mean \"sw\"?");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () -> OutcomeTable.of(table(CSV), ROLES, Map.of("stge", new ColumnKind.Category())))
        .withMessageStartingWith(
            "t.csv: a column with a kind must be a column of the table, found \"stge\". Did you mean"
                + " \"stage\"?");
  }

  @Test
  void aColumnWithTwoRoles() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(CSV, ROLES.withWeight("ill")))
        .withMessage(
            "t.csv: column \"ill\" must have one role, found weight and target. Name another target.");
  }

  @Test
  void aLevelThatWasNotNamed() {
    Map<String, ColumnKind> kinds =
        Map.of("stage", new ColumnKind.Ordinal(List.of("I", "II", "IIII")));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OutcomeTable.of(table(CSV), ROLES, kinds))
        .withMessage(
            "t.csv:5: column \"stage\" must have one of its levels \"I\", \"II\", \"IIII\", found"
                + " \"III\". Did you mean \"II\"? No row has \"II\", \"IIII\". Name every level,"
                + " lowest first, correct the value, or leave the column out with"
                + " TableRoles.withDrop(\"stage\").");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({"-1, \"-1\"", "x, \"x\"", "'', no value"})
  void aWeightThatIsNone(String weight, String found) {
    String csv = CSV.replace(",0,no", "," + weight + ",no");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(csv, ROLES))
        .withMessage(
            (weight.equals("x") ? "t.csv:2" : "t.csv:4")
                + ": the weight of a row must be a finite number of at least 0, found "
                + (weight.equals("x") ? "\"1.5\"" : found)
                + " in column \"sw\". Correct the value, or name another column of weights, or none.");
  }

  @Test
  void weightsThatAreAllZero() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                OutcomeTable.of(
                    table("age,w,ill\n1,0,yes\n2,0,no\n"),
                    TableRoles.target("ill").withWeight("w"),
                    Map.of()))
        .withMessage(
            "t.csv: the weights in column \"w\" must not all be 0, found 0 in each of the 2 rows."
                + " Name another column of weights, or none.");
  }

  @Test
  void aRowWithoutAGroup() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(CSV.replace("p4,B", "p4,"), ROLES))
        .withMessage("t.csv:5: a row must belong to a group, found no value in column \"clinic\".");
  }

  @Test
  void freeText() {
    String csv =
        "note,ill\n"
            + IntStream.range(0, 12)
                .mapToObj(i -> "text " + i + ",yes\n")
                .collect(Collectors.joining());
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OutcomeTable.of(table(csv), TableRoles.target("ill"), Map.of()))
        .withMessage(
            "t.csv: column \"note\" must hold numbers, dates or text of few values to be a feature,"
                + " found free text. Leave the column out with TableRoles.withDrop(\"note\"), or say"
                + " that its values are categories.");
    assertThat(
            OutcomeTable.of(
                    table(csv), TableRoles.target("ill"), Map.of("note", new ColumnKind.Category()))
                .features()
                .kinds())
        .containsEntry("note", new ColumnKind.Category());
  }

  /** A word among numbers is a mistake, not text; among few values it may be a category. */
  @Test
  void mostlyNumbers() {
    List<String> rows = new ArrayList<>(List.of("age,ill", "?,no"));
    IntStream.range(0, 12).forEach(i -> rows.add((30 + i) + ",yes"));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                OutcomeTable.of(table(String.join("\n", rows)), TableRoles.target("ill"), Map.of()))
        .withMessageStartingWith(
            "t.csv:2: column \"age\" must hold finite numbers to be a feature, found \"?\" in 1 of 13"
                + " rows");
    assertThat(
            OutcomeTable.of(
                    table("grade,ill\n1,yes\n2,no\nunknown,yes\n"),
                    TableRoles.target("ill"),
                    Map.of())
                .notices())
        .extracting(Notice::toString)
        .containsExactly(
            "Column \"grade\" is taken for categories, since not all of its values are numbers:"
                + " \"unknown\". If it means missing, say so with MissingWords.with(\"unknown\").");
  }

  @Test
  void datesOfWhichDayAndMonthCannotBeToldApart() {
    String csv = "visit,ill\n03/04/2026,yes\n05/06/2026,no\n";
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OutcomeTable.of(table(csv), TableRoles.target("ill"), Map.of()))
        .withMessage(
            "t.csv: the dates of column \"visit\" must be written in one way, found \"03/04/2026\","
                + " which may have the day or the month first. Say which of dd/MM/yyyy and MM/dd/yyyy"
                + " it is, or leave the column out with TableRoles.withDrop(\"visit\").");
    ColumnKind dayFirst =
        new ColumnKind.Date(Optional.of(DateFormat.DAY_FIRST), List.of(new DatePart.Month()));
    assertThat(
            OutcomeTable.of(table(csv), TableRoles.target("ill"), Map.of("visit", dayFirst))
                .features()
                .kinds())
        .containsEntry("visit", dayFirst);
  }

  @Test
  void noRowWithAnOutcome() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () -> OutcomeTable.of(table("age,ill\n1,\n2,\n"), TableRoles.target("ill"), Map.of()))
        .withMessage("t.csv: the target must have values, found none in column \"ill\".");
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void goldenTables(GoldenTable golden) {
    TableRoles roles = TableRoles.target(golden.facts().target).withDrop(golden.facts().drop);
    String weight = golden.facts().weight;
    OutcomeTable table =
        OutcomeTable.of(
            golden.table(), weight == null ? roles : roles.withWeight(weight), golden.kinds());

    assertThat(table.rowsRead()).isEqualTo(golden.facts().rows_in_file);
    assertThat(table.rows()).isEqualTo(golden.facts().rows_with_outcome);
    assertThat(table.features().kinds()).containsAllEntriesOf(golden.kinds());
    assertThat(table.weights() == null).isEqualTo(weight == null);
  }
}
