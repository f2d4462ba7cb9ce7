package org.concordml.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Bytes to characters in one pass.
 *
 * <p>It differs from {@link java.io.InputStreamReader} in two ways. A byte order mark is skipped.
 * And everything before a malformed byte is handed out before the exception, so that the line the
 * parser has come to is the line of that byte.
 */
final class StrictReader extends Reader {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Bytes that are no text in the encoding. */
  static final class UndecodableException extends CharacterCodingException {

    private static final long serialVersionUID = 1L;

    private final int firstByte;

    UndecodableException(int firstByte) {
      this.firstByte = firstByte;
    }

    /** The first of them, 0 to 255. */
    int firstByte() {
      return firstByte;
    }
  }

  private final InputStream stream;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

  private boolean started;
  private boolean endOfBytes;

  StrictReader(InputStream stream, Charset encoding) {
    this.stream = stream;
    this.decoder = encoding.newDecoder();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length < 2) {
      throw new IllegalArgumentException("length must be at least 2, found " + length);
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, endOfBytes);
      if (!started && chars.position() > offset) {
        started = true;
        skipMark(target, chars, offset);
      }
      if (chars.position() > offset) {
        return chars.position() - offset;
      }
      if (result.isError()) {
        throw new UndecodableException(bytes.get(bytes.position()) & 0xff);
      }
      if (endOfBytes) {
        return -1;
      }
      fill();
    }
  }

  private static void skipMark(char[] target, CharBuffer chars, int offset) {
    if (target[offset] == BYTE_ORDER_MARK) {
      int count = chars.position() - offset - 1;
      System.arraycopy(target, offset + 1, target, offset, count);
      chars.position(offset + count);
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      endOfBytes = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  /** Leaves the bytes open: whoever opened them wants what comes after the last character, too. */
  @Override
  public void close() {}
}
