package org.concordml.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text of UTF-8 that somebody else may have written: a device without end ends, too. */
public final class TextFile {

  private TextFile() {}

  /**
   * Reads a whole file.
   *
   * @param file of UTF-8
   * @param most bytes that it may have
   * @return its text
   * @throws IOException if it cannot be read; a {@link java.nio.charset.CharacterCodingException}
   *     if it is not UTF-8
   * @throws IllegalArgumentException if it has more bytes
   */
  public static String read(Path file, int most) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(most + 1);
    }
    if (bytes.length > most) {
      throw new IllegalArgumentException("it must have at most " + most + " bytes, found more");
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
