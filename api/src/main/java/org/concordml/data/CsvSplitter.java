package org.concordml.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

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

  private final InputStream stream;
  private final int chunkBytes;
  private final MessageDigest digest = StrictUtf8Reader.newDigest();

  private byte[] rest = new byte[0];
  private boolean started;
  private boolean ended;

  CsvSplitter(InputStream stream, int chunkBytes) {
    this.stream = stream;
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
      int start = started ? 0 : StrictUtf8Reader.markLength(bytes, length);
      int cut = ended ? length : RowEnds.last(bytes, start, length);
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

  private int readInto(byte[] bytes, int from) throws IOException {
    int length = from;
    while (length < bytes.length && !ended) {
      int count = stream.read(bytes, length, bytes.length - length);
      if (count < 0) {
        ended = true;
      } else {
        digest.update(bytes, length, count);
        length += count;
      }
    }
    return length;
  }

  /**
   * @return SHA-256 of all bytes, 64 lower-case hexadecimal digits; once, and after the last chunk
   */
  String sha256() {
    return StrictUtf8Reader.hex(digest);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
