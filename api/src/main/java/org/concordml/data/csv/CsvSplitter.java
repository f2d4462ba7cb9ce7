package org.concordml.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a CSV into chunks that end with a row.
 *
 * <p>It looks at quotes and line feeds only and relies on the quoting being right. Where it is not,
 * a chunk ends inside a quoted field, and whoever parses the chunk finds that the quote is never
 * closed.
 */
final class CsvSplitter {

  /** A row that is longer than was allowed, or a quote that opens and is never closed. */
  static final class LongRow extends IOException {

    private static final long serialVersionUID = 1L;

    LongRow(String message) {
      super(message);
    }
  }

  private final InputStream bytes;
  private final char separator;
  private final int mostBytes;

  private byte[] rest = new byte[0];
  private boolean started;
  private boolean ended;

  /**
   * @param bytes of the table, from the first one on; the caller closes them
   * @param mostBytes that a row may have, about
   */
  CsvSplitter(InputStream bytes, char separator, int mostBytes) {
    this.bytes = bytes;
    this.separator = separator;
    this.mostBytes = mostBytes;
  }

  /**
   * Fills a chunk with the next rows.
   *
   * @return false at the end of the file; the chunk is then empty
   * @throws LongRow if a row is longer than was allowed
   */
  boolean fill(CsvChunk chunk) throws IOException {
    byte[] filled = chunk.bytes();
    if (filled.length < rest.length) {
      filled = new byte[rest.length];
    }
    System.arraycopy(rest, 0, filled, 0, rest.length);
    int length = rest.length;
    while (true) {
      length = readInto(filled, length);
      int start = started ? 0 : markLength(filled, length);
      int cut = ended ? length : lastRowEnd(filled, start, length, (byte) separator);
      if (cut > start || ended) {
        started = true;
        rest = Arrays.copyOfRange(filled, cut, length);
        chunk.set(filled, start, cut);
        return length > 0;
      }
      if (filled.length >= mostBytes) {
        throw new LongRow("a row must be shorter than " + filled.length + " bytes");
      }
      filled = Arrays.copyOf(filled, 2 * filled.length);
    }
  }

  /**
   * The offset after the last line feed that is in no quoted field. As for FastCSV, a quote opens a
   * field only at its start, or right after the quote that seemed to close it.
   *
   * @param start where a row starts
   * @return the offset, or {@code start} if there is no such line feed
   */
  private static int lastRowEnd(byte[] bytes, int start, int end, byte separator) {
    int last = start;
    int outside = start;
    int closed = -1;
    int quote = next(bytes, start, end);
    while (quote < end) {
      if (quote == start || quote - 1 == closed || startsField(bytes[quote - 1], separator)) {
        last = lastLineFeed(bytes, outside, quote, last);
        closed = next(bytes, quote + 1, end);
        if (closed == end) {
          return last;
        }
        outside = closed + 1;
        quote = next(bytes, outside, end);
      } else {
        quote = next(bytes, quote + 1, end);
      }
    }
    return lastLineFeed(bytes, outside, end, last);
  }

  private static boolean startsField(byte before, byte separator) {
    return before == separator || before == '\n' || before == '\r';
  }

  private static int next(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '"') {
      i++;
    }
    return i;
  }

  private static int lastLineFeed(byte[] bytes, int from, int to, int otherwise) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return otherwise;
  }

  /** How many bytes a byte order mark takes at the start of a file: 3 or, without one, 0. */
  private static int markLength(byte[] bytes, int length) {
    boolean mark =
        length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  private int readInto(byte[] target, int from) throws IOException {
    int length = from;
    while (length < target.length && !ended) {
      int count = bytes.read(target, length, target.length - length);
      if (count < 0) {
        ended = true;
      } else {
        length += count;
      }
    }
    return length;
  }
}
