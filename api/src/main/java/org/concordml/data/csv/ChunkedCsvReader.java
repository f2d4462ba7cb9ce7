package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.dialect.CsvDialect;

/**
 * Reads a large CSV in chunks, as many at a time as there are processors: the caller's thread cuts
 * the file, others parse, and no more chunks are under way than keeps these busy.
 *
 * <p>It only ever reads what is right. Where anything is not, it gives up, and {@link
 * CsvTableReader} reads the file from its start to find the first thing that is wrong: one reader
 * makes all the messages.
 *
 * <p>A chunk that is cut in the wrong place cannot go unnoticed. It starts with a row if the one
 * before it ended with one; and it ends with a line feed, which ends a row or is in a quoted field.
 * That field is then not closed in the chunk, which is an error.
 */
final class ChunkedCsvReader {

  /**
   * Small enough for a chunk's numbers to stay in a processor's cache until they are copied out.
   */
  static final int CHUNK_BYTES = 1 << 18;

  /** A row that needs more chunks than this is left to a reader that needs no chunks. */
  private static final int MOST_CHUNKS_A_ROW = 8;

  private final String source;
  private final CsvInput.Opening opening;
  private final CsvDialect dialect;
  private final int chunkBytes;
  private final int threads;

  ChunkedCsvReader(
      String source, CsvInput.Opening opening, CsvDialect dialect, int chunkBytes, int threads) {
    this.source = source;
    this.opening = opening;
    this.dialect = dialect;
    this.chunkBytes = chunkBytes;
    this.threads = threads;
  }

  static ChunkedCsvReader of(CsvSource source, CsvDialect dialect) {
    return new ChunkedCsvReader(
        source.name(),
        source::open,
        dialect,
        CHUNK_BYTES,
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Reads all of it, a second time if a column turned to text after numbers.
   *
   * @return the table, or nothing if it must be read without chunks
   * @throws DataException if the file changed between the two times
   */
  Optional<Table> read() throws IOException {
    CsvCollector header = CsvCollector.ofChunk(source, dialect);
    Optional<Outcome> first = pass(header, new TextColumn.NotNumber[0]);
    if (first.isEmpty() || !first.get().parts().lostText()) {
      return first.map(outcome -> outcome.table(dialect));
    }
    TextColumn.NotNumber[] texts = first.get().parts().texts();
    first.get().parts().drop();
    Optional<Outcome> second = pass(header.again(texts), texts);
    if (second.isPresent() && !second.get().sha256().equals(first.get().sha256())) {
      throw CsvInput.changed(source);
    }
    return second.map(outcome -> outcome.table(dialect));
  }

  private record Outcome(CsvParts parts, String sha256, List<Notice> notices) {
    Table table(CsvDialect dialect) {
      return parts.table(sha256, dialect, notices);
    }
  }

  private Optional<Outcome> pass(CsvCollector header, TextColumn.NotNumber[] texts)
      throws IOException {
    try (CsvInput input = CsvInput.open(source, opening)) {
      CsvSplitter splitter =
          new CsvSplitter(input.bytes(), dialect.separator(), chunkBytes * MOST_CHUNKS_A_ROW);
      CsvChunk first = new CsvChunk(chunkBytes, header);
      splitter.fill(first);
      CsvParts.Part top = first.parse(texts);
      CsvParts parts = new CsvParts(source, Arrays.copyOf(texts, top.columns()));
      parts.add(top);
      readRest(splitter, header, parts);
      return Optional.of(new Outcome(parts, input.sha256(), header.notices()))
          .filter(outcome -> outcome.parts().isTable());
    } catch (DataException | CsvParseException | CharacterCodingException | CsvSplitter.LongRow e) {
      return Optional.empty();
    }
  }

  private void readRest(CsvSplitter splitter, CsvCollector header, CsvParts parts)
      throws IOException {
    Deque<CsvChunk> underWay = new ArrayDeque<>();
    try (OrderedTasks<CsvParts.Part> tasks = new OrderedTasks<>("concord-csv", threads)) {
      CsvChunk next = new CsvChunk(chunkBytes, header.rest());
      while (splitter.fill(next)) {
        CsvChunk chunk = next;
        TextColumn.NotNumber[] texts = parts.texts();
        tasks.submit(() -> chunk.parse(texts));
        underWay.add(chunk);
        if (underWay.size() <= threads) {
          next = new CsvChunk(chunkBytes, header.rest());
        } else {
          parts.add(tasks.take());
          next = underWay.remove();
        }
      }
      for (int i = underWay.size(); i > 0; i--) {
        parts.add(tasks.take());
      }
    }
  }
}
