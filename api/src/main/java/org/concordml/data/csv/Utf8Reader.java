package org.concordml.data.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Bytes in memory as characters; bytes that are not UTF-8 are an exception. */
final class Utf8Reader extends Reader {

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes;

  Utf8Reader(byte[] bytes, int from, int to) {
    this.bytes = ByteBuffer.wrap(bytes, from, to - from);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    CoderResult result = decoder.decode(bytes, chars, true);
    if (result.isError()) {
      result.throwException();
    }
    int count = chars.position() - offset;
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() {}
}
