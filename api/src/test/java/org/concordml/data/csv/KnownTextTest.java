package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.dialect.CellTypes;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.text.CsvFormat;
import org.junit.jupiter.api.Test;

/** Codes that look like numbers keep their characters where they are known to be text. */
class KnownTextTest {

  private static CsvSource source(String csv) {
    return CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Table read(String csv, String... texts) {
    return CsvTableReader.read(source(csv), CsvFormat.standard(), Set.of(texts));
  }

  private static List<String> texts(Column column) {
    return IntStream.range(0, column.rows()).mapToObj(column::text).toList();
  }

  @Test
  void theCharactersOfTheFileStay() {
    Table table = read("code,age\n007,1.50\n1.50,2\n,3\nNA,4\n", "code");

    assertThat(texts(table.column("code"))).containsExactly("007", "1.50", "", "");
    assertThat(table.column("code").missing()).isEqualTo(2);
    assertThat(((TextColumn) table.column("code")).notNumber()).isEmpty();
    assertThat(table.column("age")).isInstanceOf(NumberColumn.class);
  }

  @Test
  void otherwiseTheyAreNumbers() {
    assertThat(texts(read("code,age\n007,1\n1.50,2\n").column("code"))).containsExactly("7", "1.5");
  }

  @Test
  void oneThatHasAWordIsTextAnyway() {
    Table table = read("code,age\n007,1\nx,2\n", "code");
    assertThat(texts(table.column("code"))).containsExactly("007", "x");
  }

  /** Also where whole chunks have no value, or no value but numbers. */
  @Test
  void inChunksTheyAreTheSame() throws IOException {
    String csv =
        "code,age\n"
            + IntStream.range(0, 500)
                .mapToObj(i -> (i < 100 || i > 300 ? "00" + i : "") + "," + i + "\n")
                .collect(Collectors.joining());
    CsvDialect dialect = CsvDialect.STANDARD.withCells(CellTypes.texts(Set.of("code")));
    Table table =
        new ChunkedCsvReader(
                "t.csv",
                () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                dialect,
                64,
                2)
            .read()
            .orElseThrow();

    assertThat(texts(table.column("code"))).isEqualTo(texts(read(csv, "code").column("code")));
    assertThat(table.column("code").text(1)).isEqualTo("001");
    assertThat(table.column("code").missing()).isEqualTo(201);
  }

  @Test
  void aNameThatIsNotThere() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("code,age\n1,2\n", "coed"))
        .withMessage(
            "t.csv: a column of text must be a column of the table, found \"coed\". Did you mean"
                + " \"code\"? Columns: \"code\", \"age\".");
  }
}
