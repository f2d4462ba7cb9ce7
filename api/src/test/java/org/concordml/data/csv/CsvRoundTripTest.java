package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;

/** Whatever is written as a CSV, in any of its styles, is read back as it was. */
class CsvRoundTripTest {

  /**
   * A way to write a CSV.
   *
   * @param newline between rows
   * @param mark whether a byte order mark comes first
   * @param quoteAll whether each field is quoted; else only where it must be
   * @param lastNewline whether the last row ends with a newline too
   * @param longerHeader whether the header has one comma more than the rows
   */
  record Style(
      String newline, boolean mark, boolean quoteAll, boolean lastNewline, boolean longerHeader) {

    byte[] write(List<String> header, List<List<String>> rows) {
      String text =
          (mark ? "\uFEFF" : "")
              + line(header)
              + (longerHeader ? "," : "")
              + newline
              + rows.stream().map(this::line).collect(Collectors.joining(newline))
              + (lastNewline ? newline : "");
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private String line(List<String> fields) {
      return fields.stream().map(this::field).collect(Collectors.joining(","));
    }

    private String field(String value) {
      boolean mustQuote = value.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
      return quoteAll || mustQuote ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
  }

  @Property(tries = 300)
  void numbersComeBackBitForBit(
      @ForAll("styles") Style style, @ForAll("numberRows") List<List<Double>> rows) {
    List<String> header = names(rows.get(0).size());
    Table table =
        read(
            style.write(
                header,
                rows.stream()
                    .map(row -> row.stream().map(v -> v.isNaN() ? "NA" : v.toString()).toList())
                    .toList()));

    assertThat(table.rows()).isEqualTo(rows.size());
    for (int column = 0; column < header.size(); column++) {
      int at = column;
      assertThat(((NumberColumn) table.column(header.get(column))).values())
          .containsExactly(rows.stream().mapToDouble(row -> row.get(at)).toArray());
    }
    assertUnnamed(table, style, header.size());
  }

  @Property(tries = 300)
  void textComesBackCharacterForCharacter(
      @ForAll("styles") Style style, @ForAll("textRows") List<List<String>> rows) {
    List<String> header = names(rows.get(0).size());
    Table table = read(style.write(header, rows));

    assertThat(table.rows()).isEqualTo(rows.size());
    for (int column = 0; column < header.size(); column++) {
      int at = column;
      assertThat(((TextColumn) table.column(header.get(column))).values())
          .containsExactly(rows.stream().map(row -> row.get(at)).toArray(String[]::new));
    }
    assertUnnamed(table, style, header.size());
  }

  @Property(tries = 200)
  void oneWordAnywhereMakesTheColumnTextAndKeepsItsNumbersAsWritten(
      @ForAll("styles") Style style, @ForAll("codes") List<String> codes, @ForAll long seed) {
    List<String> withWord = new ArrayList<>(codes);
    withWord.set(new Random(seed).nextInt(codes.size()), "unknown");
    Table table =
        read(style.write(names(2), withWord.stream().map(code -> List.of(code, "1")).toList()));

    assertThat(((TextColumn) table.columns().get(0)).values())
        .containsExactly(withWord.toArray(String[]::new));
  }

  private static void assertUnnamed(Table table, Style style, int named) {
    assertThat(table.columns()).hasSize(style.longerHeader() ? named + 1 : named);
    if (style.longerHeader()) {
      assertThat(table.column("Unnamed: " + named).missing()).isEqualTo(table.rows());
    }
  }

  private static Table read(byte[] bytes) {
    return CsvTableReader.read(CsvSource.of("random.csv", bytes));
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "name, " + i).toList();
  }

  @Provide
  Arbitrary<Style> styles() {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Combinators.combine(Arbitraries.of("\n", "\r\n", "\r"), either, either, either, either)
        .as(Style::new);
  }

  @Provide
  Arbitrary<List<List<Double>>> numberRows() {
    Arbitrary<Double> finite =
        Arbitraries.longs()
            .withoutEdgeCases()
            .map(Double::longBitsToDouble)
            .filter(Double::isFinite);
    Arbitrary<Double> value =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.doubles().between(-1e3, 1e3)),
            Tuple.of(4, finite),
            Tuple.of(1, Arbitraries.just(Double.NaN)));
    return rowsOf(value);
  }

  @Provide
  Arbitrary<List<List<String>>> textRows() {
    // Each begins with a letter, so that none is a number, missing or a line of spaces.
    Arbitrary<String> rest =
        Arbitraries.strings()
            .withChars("ab1 ,\"\n\r.äλ\t")
            .ofMaxLength(12)
            .map(String::stripTrailing);
    return rowsOf(rest.map(text -> "x" + text));
  }

  @Provide
  Arbitrary<List<String>> codes() {
    return Arbitraries.strings()
        .numeric()
        .ofMinLength(1)
        .ofMaxLength(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static <T> Arbitrary<List<List<T>>> rowsOf(Arbitrary<T> value) {
    return Arbitraries.integers()
        .between(2, 6)
        .flatMap(columns -> value.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(30));
  }
}
