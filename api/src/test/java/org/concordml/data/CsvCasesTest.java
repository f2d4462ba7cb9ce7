package org.concordml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
      String error) {

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
    CsvTable table = CsvTableReader.read(c.source());

    assertThat(table.columns().stream().map(CsvCasesTest::nameAndType))
        .containsExactlyElementsOf(c.columns());
    assertThat(IntStream.range(0, table.rows()).mapToObj(row -> row(table, row)))
        .containsExactlyElementsOf(c.rows());
    if (c.lines() != null) {
      assertThat(IntStream.range(0, table.rows()).map(table::line).boxed())
          .containsExactlyElementsOf(c.lines());
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void saysWhatIsWrong(Case c) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvTableReader.read(c.source()))
        .withMessage(c.error().replace("{source}", c.id() + ".csv"));
  }

  @Test
  void everyCaseHasAnIdOfItsOwn() throws IOException {
    assertThat(cases()).extracting(Case::id).doesNotHaveDuplicates().hasSizeGreaterThan(50);
  }

  private static String nameAndType(CsvColumn column) {
    return column.name() + (column instanceof NumberColumn ? ":number" : ":text");
  }

  private static List<String> row(CsvTable table, int row) {
    return table.columns().stream().map(column -> column.text(row)).toList();
  }
}
