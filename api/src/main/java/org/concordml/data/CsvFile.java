package org.concordml.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** A CSV in a file, or one that comes through a pipe. */
record CsvFile(Path path) implements CsvSource {

  private static final long LARGE_BYTES = 4L << 20;

  CsvFile {
    Objects.requireNonNull(path, "path");
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public InputStream open() throws IOException {
    try {
      if (Files.isDirectory(path)) {
        throw new DataException(name() + ": must be a CSV file, found a directory.");
      }
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw new DataException(name() + ": there is no such file." + whereLooked(), e);
    } catch (AccessDeniedException e) {
      throw new DataException(
          name() + ": the file must not be read by this user (permission denied).", e);
    }
  }

  /**
   * A pipe gives its bytes once; opened again it would wait for ever.
   *
   * @return this file, or the content of the pipe
   */
  CsvSource repeatable() throws IOException {
    if (Files.isRegularFile(path) || !Files.exists(path) || Files.isDirectory(path)) {
      return this;
    }
    try (InputStream stream = open()) {
      return new CsvBytes(name(), stream.readAllBytes());
    }
  }

  /** Whether reading it takes so long that more threads are worth their start. */
  boolean isLarge() throws IOException {
    return Files.isRegularFile(path) && Files.size(path) >= LARGE_BYTES;
  }

  private String whereLooked() {
    return path.isAbsolute() ? "" : " Looked for " + path.toAbsolutePath().normalize() + ".";
  }
}
