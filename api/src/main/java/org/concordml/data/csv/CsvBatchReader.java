package org.concordml.data.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.concordml.Notice;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.dialect.CellTypes;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.csv.dialect.FirstLines;
import org.concordml.data.text.CsvFormat;

/**
 * Reads a CSV in batches of rows, so that one of any length needs little memory. The format is that
 * of {@link CsvTableReader}, with these differences, since nobody has seen the rows to come:
 *
 * <ul>
 *   <li>What columns are read as is said, not found out; a cell that is not a number where one is
 *       wanted is refused. Columns that are not asked for are passed over.
 *   <li>Whether the first field of a row is its name is decided by the first rows.
 *   <li>A row may lack the last column if that has no name, and another may have it.
 * </ul>
 *
 * <pre>{@code
 * try (CsvBatchReader rows = CsvBatchReader.open(CsvSource.file(path), CsvFormat.standard())) {
 *   CsvColumns columns = new CsvColumns(Set.of("age"), Set.of("ward"));
 *   rows.read(columns, 4, Table::rows, count -> total += count);
 * }
 * }</pre>
 *
 * <p>Batches are parsed, and what is to be done with each is done, on several threads; what comes
 * of it is handed out in the order of the file, on the caller's. A pipe is read as it comes.
 *
 * <p><b>Exceptions:</b> as {@link CsvTableReader}; rows above what is wrong have been handed out by
 * then.
 */
public final class CsvBatchReader implements Closeable {

  /** A file with more lines than this above its first row is read on one thread. */
  private static final int MOST_LINES_ABOVE = 100;

  private final String source;
  private final CsvInput input;
  private final ReplayedBytes bytes;
  private final CsvDialect dialect;
  private final Table first;
  private boolean begun;

  private CsvBatchReader(
      String source, CsvInput input, ReplayedBytes bytes, CsvDialect dialect, Table first) {
    this.source = source;
    this.input = input;
    this.bytes = bytes;
    this.dialect = dialect;
    this.first = first;
  }

  /**
   * Opens a table and looks at its first rows.
   *
   * @param source where the bytes come from; a stream is read once
   * @param format how they are written
   * @return the reader; must be closed
   * @throws DataException if it cannot be read, has no row, or the format leaves open what the
   *     first lines do not tell
   */
  public static CsvBatchReader open(CsvSource source, CsvFormat format) {
    try {
      CsvInput input = CsvInput.unsummed(source.name(), source::open);
      try {
        return open(source.name(), input, format);
      } catch (IOException | RuntimeException e) {
        input.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(source.name(), e);
    }
  }

  private static CsvBatchReader open(String source, CsvInput input, CsvFormat format)
      throws IOException {
    ReplayedBytes bytes = new ReplayedBytes(input.bytes());
    CsvDialect dialect = FirstLines.dialect(source, bytes.look(), format);
    Table first = RowNames.read(dialect, known -> firstRows(source, bytes, known));
    boolean hasRowNames = first.format().flatMap(CsvFormat::rowNames).orElse(false);
    CsvDialect known = dialect.withLongerRows(dialect.longerRows() && hasRowNames);
    return new CsvBatchReader(source, input, bytes, known, first);
  }

  private static Table firstRows(String source, ReplayedBytes bytes, CsvDialect dialect)
      throws IOException {
    return SerialBatches.first(source, bytes.look(), dialect);
  }

  static DataException unreadable(String source, IOException e) {
    return new DataException(source + ": cannot be read: " + e.getMessage(), e);
  }

  /**
   * @return what a user would call the file
   */
  public String source() {
    return source;
  }

  /**
   * @return the names of all columns, each once, in file order
   */
  public List<String> names() {
    return first.names();
  }

  /**
   * @return what a user should know of how the file is read
   */
  public List<Notice> notices() {
    return first.notices();
  }

  /**
   * @return how many bytes of the file were read so far; may be asked on any thread
   */
  public long bytesRead() {
    return input.fileBytes();
  }

  /**
   * Refuses columns that are not there.
   *
   * @param role what they are, as the message has it: {@code a feature}
   * @param names of columns
   * @throws DataException if there is none of a name; the message has the nearest one
   */
  public void requireColumns(String role, Iterable<String> names) {
    names.forEach(name -> first.requireColumns(role, List.of(name)));
  }

  /**
   * Reads all rows, once.
   *
   * @param columns which are read, at least one
   * @param threads that parse and do {@code each}, at least 1; batches are no others for it
   * @param each what is done with a batch: rows of the file in their order, which know their lines.
   *     It must be safe for several threads
   * @param inOrder is given what came of each batch, in the order of the file, on this thread
   * @param <R> what comes of a batch
   * @throws DataException if a column is not there, a row is not as it must be, or reading fails
   * @throws IllegalStateException if the rows were read before
   */
  public <R> void read(
      CsvColumns columns,
      int threads,
      Function<? super Table, ? extends R> each,
      Consumer<? super R> inOrder) {
    read(columns, threads, ChunkedCsvReader.CHUNK_BYTES, each, inOrder);
  }

  <R> void read(
      CsvColumns columns,
      int threads,
      int chunkBytes,
      Function<? super Table, ? extends R> each,
      Consumer<? super R> inOrder) {
    requireColumns("a column that is read", columns.names());
    if (columns.names().isEmpty()) {
      throw new IllegalArgumentException("a column must be read, found none");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, found " + threads);
    }
    if (begun) {
      throw new IllegalStateException("the rows of " + source + " can be read once");
    }
    begun = true;
    CsvDialect cells = dialect.withCells(CellTypes.only(columns.numbers(), columns.texts()));
    try (BatchTasks<R> tasks = new BatchTasks<>(threads, each, inOrder)) {
      if (isReadInChunks()) {
        new ChunkedBatches(source, cells, first.line(0), chunkBytes).read(bytes.all(), tasks);
      } else {
        new SerialBatches(source, cells).read(bytes.all(), tasks);
      }
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private boolean isReadInChunks() {
    return dialect.isCutSurely() && first.line(0) <= MOST_LINES_ABOVE && bytes.hasLineFeed();
  }

  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }
}
