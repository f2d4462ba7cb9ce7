package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.text.CsvFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A CSV that is read in batches has the rows that it has when it is read at once. */
class CsvBatchReaderTest {

  private static final int CHUNK_BYTES = 64;

  @TempDir Path folder;

  /** A row: its line and its values, numbers bit for bit. */
  private static List<String> rows(Table table) {
    return IntStream.range(0, table.rows())
        .mapToObj(
            row ->
                table.line(row)
                    + ": "
                    + table.columns().stream()
                        .map(column -> value(column, row))
                        .collect(Collectors.joining("|")))
        .toList();
  }

  private static String value(Column column, int row) {
    return column instanceof NumberColumn numbers
        ? Long.toHexString(Double.doubleToRawLongBits(numbers.value(row)))
        : column.isMissing(row) ? "missing" : column.text(row);
  }

  /** All columns, each as the type that it has in the whole table. */
  private static CsvColumns typed(Table table) {
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    for (Column column : table.columns()) {
      (column instanceof NumberColumn ? numbers : texts).add(column.name());
    }
    return new CsvColumns(numbers, texts);
  }

  private static List<String> batches(
      CsvSource source, CsvFormat format, CsvColumns columns, int threads, int chunkBytes) {
    List<String> rows = new ArrayList<>();
    try (CsvBatchReader reader = CsvBatchReader.open(source, format)) {
      reader.read(columns, threads, chunkBytes, CsvBatchReaderTest::rows, rows::addAll);
    }
    return rows;
  }

  private static List<String> batches(String csv, CsvColumns columns) {
    return batches(source(csv), CsvFormat.standard(), columns, 2, CHUNK_BYTES);
  }

  private static CsvSource source(String csv) {
    return CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private static CsvColumns numbers(String... names) {
    return new CsvColumns(Set.of(names), Set.of());
  }

  private static void assertRefused(String csv, CsvColumns columns, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> batches(csv, columns))
        .withMessage(message);
  }

  static Stream<CsvCasesTest.Case> cases() throws IOException {
    return CsvCasesTest.cases().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyEdgeCaseIsAsItIsAtOnce(CsvCasesTest.Case c) {
    Table table;
    try {
      table = CsvTableReader.read(c.source(), c.format());
    } catch (DataException refused) {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> batches(c.source(), c.format(), readAsText(c), 2, 9));
      return;
    }
    for (int chunkBytes : new int[] {4, 9, CHUNK_BYTES}) {
      assertThat(batches(c.source(), c.format(), typed(table), 2, chunkBytes))
          .isEqualTo(rows(table));
    }
    assertThat(batches(c.source(), c.format(), typed(table), 1, CHUNK_BYTES))
        .isEqualTo(rows(table));
  }

  /** So that what is wrong is the file. */
  private static CsvColumns readAsText(CsvCasesTest.Case c) {
    try (CsvBatchReader reader = CsvBatchReader.open(c.source(), c.format())) {
      return new CsvColumns(Set.of(), new LinkedHashSet<>(reader.names()));
    }
  }

  @Test
  void rowsOfALongFileComeInOrderFromAnyNumberOfThreads() {
    String csv =
        "a,b,c\n"
            + IntStream.range(0, 5_000)
                .mapToObj(i -> i + "," + (i % 7 == 0 ? "" : i / 3.0) + ",\"x\n" + i + "\"\n")
                .collect(Collectors.joining());
    List<String> expected = rows(CsvTableReader.read(source(csv)));
    CsvColumns columns = new CsvColumns(Set.of("a", "b"), Set.of("c"));

    for (int threads : new int[] {1, 2, 16}) {
      for (int chunkBytes : new int[] {500, 1 << 18}) {
        assertThat(batches(source(csv), CsvFormat.standard(), columns, threads, chunkBytes))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void onlyWhatIsAskedForIsRead() {
    assertThat(
            batches(
                "x,id,n\nwords,007,1.50\nmore,NA,2\n", new CsvColumns(Set.of("n"), Set.of("id"))))
        .containsExactly("2: 007|3ff8000000000000", "3: missing|4000000000000000");
  }

  @Test
  void aPipeIsReadOnce() {
    InputStream once = new ByteArrayInputStream("a\n1\n2\n".getBytes(StandardCharsets.UTF_8));

    assertThat(
            batches(
                CsvSource.stream("<stdin>", once),
                CsvFormat.standard(),
                numbers("a"),
                2,
                CHUNK_BYTES))
        .hasSize(2);
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("a;b\n1,5;2\n3,5;4\n4,5;5\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(
            batches(
                CsvSource.of("t.csv.gz", packed.toByteArray()),
                CsvFormat.standard(),
                numbers("a"),
                2,
                CHUNK_BYTES))
        .containsExactly("2: 3ff8000000000000", "3: 400c000000000000", "4: 4012000000000000");
  }

  @Test
  void aCellThatIsNoNumberIsRefusedWithItsLine() {
    assertRefused(
        "a,b\n" + "1,2\n".repeat(1000) + "1,two\n" + "1,x\n".repeat(1000),
        numbers("b"),
        "t.csv:1002: column \"b\" must hold a finite number, found \"two\". Correct the value, or if"
            + " it means missing, say so with MissingWords.with(\"b=two\").");
  }

  @Test
  void anErrorFarDownNamesItsLineAndWhatIsAboveItCame() {
    String csv = "a,b\n" + "1,2\n".repeat(5000) + "3\n" + "1,2\n".repeat(1000);
    List<String> rows = new ArrayList<>();

    try (CsvBatchReader reader = CsvBatchReader.open(source(csv), CsvFormat.standard())) {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(
              () ->
                  reader.read(numbers("a"), 2, CHUNK_BYTES, CsvBatchReaderTest::rows, rows::addAll))
          .withMessage(
              "t.csv:5002: every row must have 2 fields like the header, found 1: nothing for"
                  + " column \"b\". Correct the row, or leave it out with"
                  + " CsvFormat.withSkipRows(\"5002\").");
    }
    assertThat(rows).hasSizeGreaterThan(4900).last().asString().startsWith(rows.size() + 1 + ": ");
  }

  @Test
  void bytesThatAreNoTextAreFoundInTheirLine() {
    byte[] csv =
        ("a\n" + "1\n".repeat(500) + "?\n" + "1\n".repeat(500)).getBytes(StandardCharsets.UTF_8);
    csv[2 + 2 * 500] = (byte) 0xE9;

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                batches(
                    CsvSource.of("t.csv", csv), CsvFormat.standard(), numbers("a"), 2, CHUNK_BYTES))
        .withMessageStartingWith("t.csv:502: the file must be text in UTF-8, found the byte 0xE9");
  }

  @Test
  void whatIsDoneWithABatchMayFail() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () -> {
              try (CsvBatchReader reader =
                  CsvBatchReader.open(source("a\n" + "1\n".repeat(500)), CsvFormat.standard())) {
                reader.<Integer>read(
                    numbers("a"), 4, CHUNK_BYTES, CsvBatchReaderTest::failing, count -> {});
              }
            })
        .withMessage("t.csv:2: no");
    assertThat(threads()).isEmpty();
  }

  private static Integer failing(Table table) {
    throw new DataException(table.place(0) + ": no");
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("concord-csv"))
        .toList();
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithTheNearestName() {
    assertRefused(
        "age,ward\n1,2\n",
        numbers("agee"),
        "t.csv: a column that is read must be a column of the table, found \"agee\". Did you mean"
            + " \"age\"? Columns: \"age\", \"ward\".");
  }

  @Test
  void aHeaderAloneIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvBatchReader.open(source("a,b\n"), CsvFormat.standard()))
        .withMessage("t.csv: there must be at least one row below the header, found none.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvBatchReader.open(source(""), CsvFormat.standard()))
        .withMessage("t.csv: the file is empty; its first line must name the columns.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvBatchReader.open(CsvSource.file(folder), CsvFormat.standard()))
        .withMessage(folder + ": must be a CSV file, found a directory.");
  }

  @Test
  void rowsAreReadOnce() {
    try (CsvBatchReader reader = CsvBatchReader.open(source("a\n1\n"), CsvFormat.standard())) {
      reader.read(numbers("a"), 1, Table::rows, rows -> {});

      assertThatIllegalStateException()
          .isThrownBy(() -> reader.read(numbers("a"), 1, Table::rows, rows -> {}))
          .withMessage("the rows of t.csv can be read once");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CsvColumns(Set.of("a"), Set.of("a")))
        .withMessage(
            "a column must be read as one thing, found \"a\" among the numbers and the texts");
  }

  @Test
  void namesOfRowsAreNoColumn() {
    try (CsvBatchReader reader =
        CsvBatchReader.open(source("a,b\nr1,1,2\nr2,3,4\n"), CsvFormat.standard())) {
      assertThat(reader.names()).containsExactly("a", "b");
      assertThat(reader.notices()).hasSize(1);
      List<String> rows = new ArrayList<>();
      reader.read(numbers("a"), 1, CsvBatchReaderTest::rows, rows::addAll);
      assertThat(rows).containsExactly("2: 3ff0000000000000", "3: 4008000000000000");
    }
  }

  @Test
  void aRowThatIsLongerThanAnyFieldMayBeIsRefusedWhereItBegins() {
    assertRefused(
        "a,b\n" + "1,2\n".repeat(20_000) + "3,\"" + "x\n".repeat(1 << 23),
        numbers("a"),
        "t.csv:20002: a row must be shorter than 16 MB, found one from this line on that is not; is"
            + " a quote opened and never closed?");
  }
}
