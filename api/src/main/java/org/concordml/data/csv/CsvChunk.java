package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import org.concordml.data.TextColumn;

/**
 * A piece of a file from the start of a row to the end of one, and what is needed to read it. It
 * serves for one piece after another, so that the memory for those under way is there once.
 */
final class CsvChunk {

  private final CsvCollector collector;
  private byte[] bytes;
  private int from;
  private int to;

  CsvChunk(int capacity, CsvCollector collector) {
    this.bytes = new byte[capacity];
    this.collector = collector;
  }

  /** The room for the next piece. */
  byte[] bytes() {
    return bytes;
  }

  /** Says where in {@code filled} the next piece is. */
  void set(byte[] filled, int start, int end) {
    bytes = filled;
    from = start;
    to = end;
  }

  /**
   * Reads the rows.
   *
   * @param texts of each column the value that is known to make it text, or null
   * @throws CsvParseException if anything is wrong with them
   * @throws IOException if they are not UTF-8
   */
  CsvPart parse(TextColumn.NotNumber[] texts) throws IOException {
    collector.restart(texts);
    collector.readAll(new Utf8Reader(bytes, from, to));
    return collector.part();
  }
}
