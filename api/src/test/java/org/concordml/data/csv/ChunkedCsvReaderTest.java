package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.SharedNumbers;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.preparation.TablePreparation;
import org.concordml.data.text.CsvFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user sees of a large file, which is read in chunks on several threads. */
class ChunkedCsvReaderTest {

  private static final int CHUNK_BYTES = 64;

  @TempDir Path folder;

  static Stream<CsvCasesTest.Case> cases() throws IOException {
    return CsvCasesTest.cases().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyEdgeCaseIsAsWithoutChunks(CsvCasesTest.Case c) throws IOException {
    for (int chunkBytes : new int[] {4, 9, CHUNK_BYTES}) {
      assertThat(CsvOutcome.of(() -> inChunks(c.source(), c.format(), chunkBytes)))
          .isEqualTo(CsvOutcome.of(() -> CsvTableReader.read(c.source(), c.format())));
    }
  }

  @Test
  void anErrorFarDownNamesItsLine() {
    assertRefused(
        "a,b\n" + "1,2\n".repeat(1000) + "3\n" + "1,2\n".repeat(1000),
        "t.csv:1002: every row must have 2 fields like the header, found 1: nothing for column"
            + " \"b\". Correct the row, or leave it out with CsvFormat.withSkipRows(\"1002\").");
  }

  @Test
  void ofTwoErrorsTheFirstIsTold() {
    assertRefused(
        "a,b\n" + "1,2\n".repeat(500) + "1,\"x\"y\n" + "1,2\n".repeat(500) + "3\n",
        "t.csv:502: a closing quote must end its field, found more text after it; a quote inside a"
            + " quoted field is written twice.");
  }

  @Test
  void anErrorBelowALineEndInQuotesNamesItsLine() {
    assertRefused(
        "a,b\n" + "1,\"x\ny\"\n".repeat(500) + "1,2,3\n",
        "t.csv:1002: every row must have 2 fields like the header, found 3: \"3\" is one too many."
            + " Correct the row, or leave it out with CsvFormat.withSkipRows(\"1002\").");
  }

  @Test
  void aColumnWithoutNameMayNotHaveValuesInOneChunkAndBeLackingInAnother() {
    assertRefused(
        "a,\n" + "1\n".repeat(100) + "1,5\n",
        "t.csv:102: every row must have the same number of fields, found a value for the column"
            + " without a name, which line 2 lacks.");
  }

  @Test
  void aQuoteThatIsNeverClosedIsFoundWhereItOpens() {
    assertRefused(
        "a,b\n" + "1,2\n".repeat(100) + "1,\"x\n" + "1,2\n".repeat(1000),
        "t.csv:102: a quote opens in this row and is never closed.");
  }

  @Test
  void aRowMuchLongerThanAChunkIsRead() throws IOException {
    String longText = "long\n".repeat(1000);
    Table table = inChunks(source("a,b\n1,2\n3,\"" + longText + "\"\n5,6\n"), CHUNK_BYTES);

    assertThat(table.column("b").text(1)).isEqualTo(longText.strip() + "\n");
    assertThat(table.line(2)).isEqualTo(1004);
  }

  @Test
  void aTableWithAColumnThatTurnsToTextLateKeepsItsNumbersAsWritten() throws IOException {
    String csv = "a,b\n" + "1.50,2\n".repeat(500) + "x,3\n" + "007,4\n".repeat(500);
    Table table = chunks(csv).read().orElseThrow();

    TextColumn a = (TextColumn) table.column("a");
    assertThat(a.notNumber()).contains(new TextColumn.NotNumber(502, "x"));
    assertThat(a.text(0)).isEqualTo("1.50");
    assertThat(a.text(1000)).isEqualTo("007");
    assertThat(((NumberColumn) table.column("b")).value(500)).isEqualTo(3);
  }

  @Test
  void aFileThatChangesBetweenTwoPassesIsRefused() {
    String csv = "a\n" + "1.50\n".repeat(500) + "x\n";
    Deque<String> contents = new ArrayDeque<>(List.of(csv, csv + "y\n"));
    ChunkedCsvReader reader = reader(() -> stream(contents.remove()));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(reader::read)
        .withMessage("t.csv: the file changed while it was being read.");
  }

  @Test
  void aReadErrorReachesTheCaller() {
    InputStream broken =
        new FilterInputStream(stream("a\n" + "1\n".repeat(500))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count < 0) {
              throw new IOException("the disk is gone");
            }
            return count;
          }
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(reader(() -> broken)::read)
        .withMessage("the disk is gone");
    assertThat(threads()).isEmpty();
  }

  @Test
  void noThreadOutlivesTheReading() throws IOException {
    assertThat(chunks("a,b\n" + "1,2\n".repeat(1000)).read()).isPresent();
    assertThat(threads()).isEmpty();
    assertThat(chunks("a,b\n" + "1,2\n".repeat(1000) + "3\n").read()).isEmpty();
    assertThat(threads()).isEmpty();
  }

  @Test
  void aLargeFileIsReadInChunksAndASmallOneIsNot() throws IOException {
    String rows =
        IntStream.range(0, 60_000)
            .mapToObj(i -> i + "," + i * 0.25 + "\n")
            .collect(Collectors.joining());
    Path small = Files.writeString(folder.resolve("small.csv"), "a,b\n" + rows);
    Path large = Files.writeString(folder.resolve("large.csv"), "a,b\n" + rows.repeat(6));

    assertThat(isInChunks(CsvTableReader.read(CsvSource.file(small)))).isFalse();
    Table table = CsvTableReader.read(CsvSource.file(large));
    assertThat(isInChunks(table)).isTrue();
    assertThat(CsvOutcome.of(table))
        .isEqualTo(
            CsvOutcome.of(CsvTableReader.readSerially(CsvSource.file(large), CsvDialect.STANDARD)));
  }

  @Test
  void aLargeFileInOneBlockOfNumbersIsNotCopiedForTraining() throws IOException {
    String csv = "id,d,x,y\n" + "1,no,2,3\n4,yes,5,6\n".repeat(100);
    Table table = chunks(csv).read().orElseThrow();
    NumberColumn x = (NumberColumn) table.column("x");

    TabularData data =
        TablePreparation.prepare(table, TableRoles.target("d").withDrop(List.of("id")));

    assertThat(SharedNumbers.areShared(data.rows().features(), x)).isTrue();
    assertThat(data.rows().features().select(new int[] {199}).toArray()).containsExactly(5, 6);
  }

  private static boolean isInChunks(Table table) {
    return SharedNumbers.areShared(
        (NumberColumn) table.column("a"), (NumberColumn) table.column("b"));
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("concord-csv"))
        .toList();
  }

  private static void assertRefused(String csv, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> inChunks(source(csv), CHUNK_BYTES))
        .withMessage(message);
  }

  private static Table inChunks(CsvSource source, int chunkBytes) throws IOException {
    return inChunks(source, CsvFormat.standard(), chunkBytes);
  }

  private static Table inChunks(CsvSource source, CsvFormat format, int chunkBytes)
      throws IOException {
    CsvDialect dialect = CsvTableReader.dialect(source, format);
    if (!dialect.isReadInChunks()) {
      return CsvTableReader.read(source, format);
    }
    return RowNames.read(
        dialect,
        known ->
            CsvTableReader.readInChunks(
                source,
                new ChunkedCsvReader(source.name(), source::open, known, chunkBytes, 2),
                known));
  }

  private static ChunkedCsvReader chunks(String csv) {
    return reader(() -> stream(csv));
  }

  private static ChunkedCsvReader reader(CsvInput.Opening opening) {
    return new ChunkedCsvReader("t.csv", opening, CsvDialect.STANDARD, CHUNK_BYTES, 2);
  }

  private static CsvSource source(String csv) {
    return CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream stream(String csv) {
    return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
  }
}
