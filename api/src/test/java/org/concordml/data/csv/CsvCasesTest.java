package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The edge cases of {@code csv-cases.json}, where each says why it is there. */
class CsvCasesTest {

  /** What a case file line holds: bytes as text or hexadecimal, and a table or a message. */
  record Case(
      String id,
      String why,
      String csv,
      String hex,
      List<String> columns,
      List<List<String>> rows,
      List<Integer> lines,
      Options options,
      List<String> notices,
      String error) {

    CsvFormat format() {
      return options == null ? CsvFormat.standard() : options.format();
    }

    CsvSource source() {
      byte[] bytes =
          hex == null ? csv.getBytes(StandardCharsets.UTF_8) : HexFormat.of().parseHex(hex);
      return CsvSource.of(id + ".csv", bytes);
    }

    @Override
    public String toString() {
      return id + ": " + why;
    }
  }

  /** What is asked for; null is left open. A missing word may be one of a column, {@code a=?}. */
  record Options(
      String separator,
      String decimal,
      String encoding,
      Boolean header,
      Boolean rowNames,
      int skipLines,
      String comment,
      List<Integer> skipRows,
      List<String> missing,
      String label) {

    CsvFormat format() {
      MissingWords words = MissingWords.usual();
      for (String word : missing == null ? List.<String>of() : missing) {
        String[] parts = word.split("=", 2);
        words = parts.length == 2 ? words.with(parts[0], parts[1]) : words.with(word);
      }
      return new CsvFormat(
          Optional.ofNullable(separator).map(text -> text.charAt(0)),
          Optional.ofNullable(decimal).map(text -> text.charAt(0)),
          encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding),
          Optional.ofNullable(header),
          Optional.ofNullable(rowNames),
          skipLines,
          Optional.ofNullable(comment).map(text -> text.charAt(0)),
          skipRows == null ? Set.of() : Set.copyOf(skipRows),
          label == null ? words : words.withLabels(label));
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream stream = CsvCasesTest.class.getResourceAsStream("csv-cases.json")) {
      return new Gson()
          .fromJson(
              new InputStreamReader(stream, StandardCharsets.UTF_8),
              new TypeToken<List<Case>>() {}.getType());
    }
  }

  static Stream<Case> readable() throws IOException {
    return cases().stream().filter(c -> c.error() == null);
  }

  static Stream<Case> refused() throws IOException {
    return cases().stream().filter(c -> c.error() != null);
  }

  @ParameterizedTest
  @MethodSource("readable")
  void readsTheTable(Case c) {
    Table table = CsvTableReader.read(c.source(), c.format());

    assertThat(table.columns().stream().map(CsvCasesTest::nameAndType))
        .containsExactlyElementsOf(c.columns());
    assertThat(IntStream.range(0, table.rows()).mapToObj(row -> row(table, row)))
        .containsExactlyElementsOf(c.rows());
    if (c.lines() != null) {
      assertThat(IntStream.range(0, table.rows()).map(table::line).boxed())
          .containsExactlyElementsOf(c.lines());
    }
    assertThat(table.notices().stream().map(Notice::toString))
        .containsExactlyElementsOf(c.notices() == null ? List.of() : c.notices());
  }

  @ParameterizedTest
  @MethodSource("readable")
  void readsTheSameTableInTheFormatThatItTook(Case c) {
    Table table = CsvTableReader.read(c.source(), c.format());

    assertThat(CsvOutcome.of(CsvTableReader.read(c.source(), table.format().orElseThrow())))
        .isEqualTo(CsvOutcome.of(table));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void saysWhatIsWrong(Case c) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvTableReader.read(c.source(), c.format()))
        .withMessage(c.error().replace("{source}", c.id() + ".csv"));
  }

  @Test
  void everyCaseHasAnIdOfItsOwn() throws IOException {
    assertThat(cases()).extracting(Case::id).doesNotHaveDuplicates().hasSizeGreaterThan(50);
  }

  private static String nameAndType(Column column) {
    return column.name() + (column instanceof NumberColumn ? ":number" : ":text");
  }

  private static List<String> row(Table table, int row) {
    return table.columns().stream().map(column -> column.text(row)).toList();
  }
}
