package org.concordml.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The library that does an engine's arithmetic, told apart from others of the same name.
 *
 * @param name of the file, such as {@code libtorch_cpu.so}
 * @param bytes its size
 * @param sha256 of its content, in hexadecimal
 */
public record NativeFile(String name, long bytes, String sha256) {

  private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dylib|dll)(\\.\\d+)*");
  private static final int BUFFER = 1 << 20;

  /**
   * Finds the largest library of a folder; beside what does the arithmetic, its runtime libraries
   * and bindings are small. Reads all of it, half a gigabyte perhaps.
   *
   * @param folder of an engine's native library; empty when it has none
   * @return the file; empty if there is none or it cannot be read
   */
  public static Optional<NativeFile> largestIn(String folder) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      Optional<Path> largest =
          files
              .filter(file -> LIBRARY.matcher(file.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .max(Comparator.comparingLong(NativeFile::size));
      return largest.isEmpty() ? Optional.empty() : Optional.of(read(largest.get()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return -1;
    }
  }

  private static NativeFile read(Path file) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    return new NativeFile(
        String.valueOf(file.getFileName()), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
