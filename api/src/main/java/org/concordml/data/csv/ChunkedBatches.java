package org.concordml.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.dialect.CsvDialect;

/**
 * Batches that are chunks of a file: the caller's thread cuts it, others parse. Only of files in
 * which a line feed that is in no quoted field always ends a row.
 */
final class ChunkedBatches {

  /** As long as a field may be for the parser. */
  private static final int MOST_BYTES_A_ROW = 1 << 24;

  private final String source;
  private final CsvDialect dialect;
  private final int firstRow;
  private final int chunkBytes;

  private int lines;

  /**
   * @param dialect in which it is said what each column is read as
   * @param firstRow the line where the first row starts
   */
  ChunkedBatches(String source, CsvDialect dialect, int firstRow, int chunkBytes) {
    this.source = source;
    this.dialect = dialect;
    this.firstRow = firstRow;
    this.chunkBytes = chunkBytes;
  }

  void read(InputStream bytes, BatchTasks<?> tasks) throws IOException {
    CsvSplitter splitter = new CsvSplitter(bytes, dialect.separator(), MOST_BYTES_A_ROW);
    CsvCollector header = CsvCollector.ofChunk(source, dialect);
    CsvChunk top = top(splitter, header, tasks);
    tasks.submit(() -> rows(top, 0));
    tasks.finish(); // after which the header is known
    lines = top.lineEnds();
    Deque<CsvChunk> underWay = new ArrayDeque<>();
    CsvChunk next = new CsvChunk(chunkBytes, header.rest());
    while (fill(splitter, next, tasks)) {
      CsvChunk chunk = next;
      int before = lines;
      lines = Math.addExact(before, chunk.lineEnds());
      tasks.submit(() -> rows(chunk, before));
      underWay.add(chunk);
      next = tasks.isFull() ? free(tasks, underWay) : new CsvChunk(chunkBytes, header.rest());
    }
    tasks.finish();
  }

  /** As many chunks as reach to the first row. */
  private CsvChunk top(CsvSplitter splitter, CsvCollector header, BatchTasks<?> tasks)
      throws IOException {
    CsvChunk top = new CsvChunk(chunkBytes, header);
    boolean more = fill(splitter, top, tasks);
    while (more && top.lineEnds() < firstRow) {
      CsvChunk next = new CsvChunk(chunkBytes, header);
      more = fill(splitter, next, tasks);
      top = top.with(next);
    }
    return top;
  }

  /** After the oldest batch, the chunk that it was read from serves for another. */
  private static CsvChunk free(BatchTasks<?> tasks, Deque<CsvChunk> underWay) throws IOException {
    tasks.take();
    return underWay.remove();
  }

  /** What was read before something went wrong is handed out first. */
  private boolean fill(CsvSplitter splitter, CsvChunk chunk, BatchTasks<?> tasks)
      throws IOException {
    try {
      return splitter.fill(chunk);
    } catch (CsvSplitter.LongRow tooLong) {
      tasks.finish();
      throw new DataException(
          source
              + ":"
              + (lines + 1)
              + ": a row must be shorter than "
              + MOST_BYTES_A_ROW / (1 << 20)
              + " MB, found one from this line on that is not; is a quote opened and never closed?",
          tooLong);
    } catch (IOException | DataException e) {
      tasks.finish();
      throw e;
    }
  }

  private Optional<Table> rows(CsvChunk chunk, int linesBefore) throws IOException {
    CsvParts.Part part = chunk.parse(source, linesBefore);
    return part.rows() == 0 ? Optional.empty() : Optional.of(part.batch(source, dialect));
  }
}
