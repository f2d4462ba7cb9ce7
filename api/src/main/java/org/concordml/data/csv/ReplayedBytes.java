package org.concordml.data.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Bytes whose start is looked at before they are read: a pipe gives them once. What was looked at
 * is kept until the reading begins.
 */
final class ReplayedBytes {

  private final InputStream bytes;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  /**
   * @param bytes that the caller closes
   */
  ReplayedBytes(InputStream bytes) {
    this.bytes = bytes;
  }

  /** A look at the bytes from the first one on; another look begins there again. */
  InputStream look() {
    return new SequenceInputStream(new ByteArrayInputStream(seen.toByteArray()), new Recorded());
  }

  /** All bytes, after the last look. */
  InputStream all() {
    return new SequenceInputStream(new ByteArrayInputStream(seen.toByteArray()), bytes);
  }

  /** Whether what was looked at has a line feed: lines may end with carriage returns alone. */
  boolean hasLineFeed() {
    for (byte b : seen.toByteArray()) {
      if (b == '\n') {
        return true;
      }
    }
    return false;
  }

  private final class Recorded extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = bytes.read(target, offset, length);
      if (count > 0) {
        seen.write(target, offset, count);
      }
      return count;
    }
  }
}
