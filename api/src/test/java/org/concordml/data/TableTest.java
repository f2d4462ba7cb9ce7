package org.concordml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final String CSV = "id,diagnosis,radius mean\n7,M,1.5\n8,,NA\n9,B,-2e3\n";

  private final Table table =
      CsvTableReader.read(CsvSource.of("three.csv", CSV.getBytes(StandardCharsets.UTF_8)));

  @Test
  void countsWhatIsMissing() {
    assertThat(table.columns()).extracting(Column::missing).containsExactly(0, 1, 1);
    assertThat(table.column("diagnosis").isMissing(1)).isTrue();
    assertThat(table.column("radius mean").isMissing(1)).isTrue();
    assertThat(table.column("radius mean").text(1)).isEmpty();
  }

  @Test
  void remembersTheFirstValueThatIsNoNumber() {
    assertThat(((TextColumn) table.column("diagnosis")).notNumber())
        .contains(new TextColumn.NotNumber(2, "M"));
  }

  @Test
  void anUnknownColumnIsAnsweredWithTheNearestName() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table.column("Radius_mean"))
        .withMessage(
            "three.csv: the name asked for must be a column of the table, found \"Radius_mean\"."
                + " Did you mean \"radius mean\"?"
                + " Columns: \"id\", \"diagnosis\", \"radius mean\".");
  }

  @Test
  void aNameUnlikeAnyIsAnsweredWithTheNamesOnly() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table.column("weight"))
        .withMessage(
            "three.csv: the name asked for must be a column of the table, found \"weight\"."
                + " Columns: \"id\", \"diagnosis\", \"radius mean\".");
  }

  /** Only lines that are there from start to end say how a table is written. */
  @Test
  void aLineThatTheFirstBytesCutOffSaysNothing() {
    String row = "1;" + "x".repeat(30_000) + ";2\n";
    byte[] csv = ("a;b;c\n" + row.repeat(4)).getBytes(StandardCharsets.UTF_8);

    Table table = CsvTableReader.read(CsvSource.of("t.csv", csv));

    assertThat(table.names()).containsExactly("a", "b", "c");
    assertThat(table.format().orElseThrow().separator()).contains(';');
  }

  @Test
  void theFirstLinesOfAVeryWideTableAreReadAsFarAsTheyGo() {
    String names =
        IntStream.range(0, 20_000).mapToObj(i -> "g" + i).collect(Collectors.joining(";"));
    String row = "1;".repeat(19_999) + "1\n";
    byte[] csv = (names + "\n" + row + row).getBytes(StandardCharsets.UTF_8);

    assertThat(CsvTableReader.read(CsvSource.of("t.csv", csv)).names()).hasSize(20_000);
  }

  @Test
  void isMadeOfColumnsByAnyProgram() {
    Table made =
        Table.of(
            "visits",
            List.of(
                NumberColumn.of("age", 61, Double.NaN),
                TextColumn.of("stage", Arrays.asList("II", null))));

    assertThat(made.names()).containsExactly("age", "stage");
    assertThat(made.columns()).extracting(Column::missing).containsExactly(1, 1);
    assertThat(made.column("stage").text(0)).isEqualTo("II");
    assertThat(made.format()).isEmpty();
    assertThat(made.place(1)).isEqualTo("visits, row 2");
    assertThat(table.place(1)).isEqualTo("three.csv:3");
  }

  @Test
  void isToldFromAnotherByItsNamesAndValues() {
    Table one = Table.of("t", List.of(TextColumn.of("a", List.of("1", "2"))));

    assertThat(one.sha256())
        .hasSize(64)
        .isEqualTo(Table.of("u", List.of(NumberColumn.of("a", 1, 2))).sha256())
        .isNotEqualTo(Table.of("t", List.of(TextColumn.of("b", List.of("1", "2")))).sha256())
        .isNotEqualTo(Table.of("t", List.of(TextColumn.of("a", List.of("12", "")))).sha256());
  }

  @Test
  void hasEachNameOnce() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Table.of("t", List.of(NumberColumn.of("a", 1), NumberColumn.of("a", 2))))
        .withMessage(
            "t: each column must have a name of its own, found \"a\" twice. Give one of them"
                + " another name.");
  }

  @Test
  void hasFiniteNumbers() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> NumberColumn.of("a", 1, Double.POSITIVE_INFINITY))
        .withMessage("column \"a\" must hold finite numbers, found Infinity in row 2.");
  }
}
