package org.concordml.data.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.concordml.data.DataException;

/**
 * Cuts a CSV into chunks that end with a row, with the SHA-256 of all bytes.
 *
 * <p>It looks at quotes and line feeds only and relies on the quoting being right. Where it is not,
 * a chunk ends inside a quoted field, and whoever parses the chunk finds that the quote is never
 * closed.
 */
final class CsvSplitter implements Closeable {

  /** A row that needs more chunks than this is left to a reader that needs no chunks. */
  private static final int MOST_CHUNKS_A_ROW = 8;

  private final CsvInput input;
  private final char separator;
  private final int chunkBytes;

  private byte[] rest = new byte[0];
  private boolean started;
  private boolean ended;

  CsvSplitter(CsvInput input, char separator, int chunkBytes) {
    this.input = input;
    this.separator = separator;
    this.chunkBytes = chunkBytes;
  }

  /**
   * Fills a chunk with the next rows.
   *
   * @return false at the end of the file; the chunk is then empty
   * @throws DataException if a row is far longer than a chunk
   */
  boolean fill(CsvChunk chunk) throws IOException {
    byte[] bytes = chunk.bytes();
    if (bytes.length < rest.length) {
      bytes = new byte[rest.length];
    }
    System.arraycopy(rest, 0, bytes, 0, rest.length);
    int length = rest.length;
    while (true) {
      length = readInto(bytes, length);
      int start = started ? 0 : markLength(bytes, length);
      int cut = ended ? length : lastRowEnd(bytes, start, length, (byte) separator);
      if (cut > start || ended) {
        started = true;
        rest = Arrays.copyOfRange(bytes, cut, length);
        chunk.set(bytes, start, cut);
        return length > 0;
      }
      if (bytes.length >= chunkBytes * MOST_CHUNKS_A_ROW) {
        throw new DataException("a row must be shorter than " + bytes.length + " bytes");
      }
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
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

  private int readInto(byte[] bytes, int from) throws IOException {
    int length = from;
    while (length < bytes.length && !ended) {
      int count = input.bytes().read(bytes, length, bytes.length - length);
      if (count < 0) {
        ended = true;
      } else {
        length += count;
      }
    }
    return length;
  }

  /**
   * @return SHA-256 of all bytes, 64 lower-case hexadecimal digits; once, and after the last chunk
   */
  String sha256() throws IOException {
    return input.sha256();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
