package org.concordml.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * UTF-8 to characters in one pass with the SHA-256 of the bytes.
 *
 * <p>It differs from {@link java.io.InputStreamReader} in two ways. A byte order mark is skipped.
 * And everything before a malformed byte is handed out before the exception, so that the line the
 * parser has come to is the line of that byte.
 */
final class StrictUtf8Reader extends Reader {

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream stream;
  private final MessageDigest digest;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

  private boolean started;
  private boolean endOfBytes;

  StrictUtf8Reader(InputStream stream) {
    this.stream = stream;
    this.digest = newDigest();
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** How many bytes a byte order mark takes at the start of a file: 3 or, without one, 0. */
  static int markLength(byte[] bytes, int length) {
    boolean mark =
        length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length < 2) {
      throw new IllegalArgumentException("length must be at least 2, found " + length);
    }
    if (!started) {
      started = true;
      skipByteOrderMark();
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, endOfBytes);
      if (chars.position() > offset) {
        return chars.position() - offset;
      }
      if (result.isError()) {
        throw new CharacterCodingException();
      }
      if (endOfBytes) {
        return -1;
      }
      fill();
    }
  }

  private void skipByteOrderMark() throws IOException {
    while (bytes.remaining() < 3 && !endOfBytes) {
      fill();
    }
    bytes.position(markLength(bytes.array(), bytes.limit()));
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      endOfBytes = true;
    } else {
      digest.update(bytes.array(), bytes.position(), count);
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  /**
   * @return SHA-256 of all bytes, 64 lower-case hexadecimal digits; once, and after the last read
   */
  String sha256() {
    return hex(digest);
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
