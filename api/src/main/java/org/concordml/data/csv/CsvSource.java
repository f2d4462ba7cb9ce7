package org.concordml.data.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.concordml.data.DataException;

/**
 * Where the bytes of a CSV come from. It can be opened more than once and gives the same bytes each
 * time, unless somebody changes the file; but for a {@link #stream}, which {@link #repeatable}
 * makes so.
 */
public sealed interface CsvSource {

  /**
   * @return what a user would call it: the path as given, or a name like {@code bundled:wdbc}
   */
  String name();

  /**
   * Opens the bytes from the first one on.
   *
   * @return a stream that the caller closes
   * @throws DataException if there is no such file, it is a directory or it must not be read
   * @throws IOException if opening fails for another reason
   */
  InputStream open() throws IOException;

  /**
   * @return a source of the same bytes that can be opened more than once: this, or the content of a
   *     pipe
   * @throws DataException as {@link #open}
   * @throws IOException if reading a pipe fails
   */
  CsvSource repeatable() throws IOException;

  /**
   * @return whether reading it takes so long that more threads are worth their start
   * @throws IOException if a file's size cannot be asked
   */
  boolean isLarge() throws IOException;

  /**
   * A file. A pipe will do too: it is read once, into memory.
   *
   * @param path as the user gave it; messages repeat it like that
   * @return the source; nothing is opened yet
   */
  static CsvSource file(Path path) {
    return new InFile(path);
  }

  /**
   * Bytes in memory.
   *
   * @param name what to call them in messages and reports
   * @param bytes UTF-8 text; copied
   * @return the source
   */
  static CsvSource of(String name, byte[] bytes) {
    return new InMemory(name, bytes);
  }

  /**
   * A stream, such as standard input, which gives its bytes once.
   *
   * @param name what to call it in messages and reports
   * @param bytes whoever opens the source closes them
   * @return the source; nothing is read yet
   */
  static CsvSource stream(String name, InputStream bytes) {
    return new Stream(name, bytes);
  }

  /**
   * A resource on the class path, beside a class.
   *
   * @param name what to call it in messages and reports
   * @param neighbour the class whose package holds the resource
   * @param resource its file name
   * @return the source, its bytes in memory
   * @throws IllegalArgumentException if there is no such resource
   */
  static CsvSource resource(String name, Class<?> neighbour, String resource) {
    try (InputStream stream = neighbour.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "there must be a resource "
                + resource
                + " beside "
                + neighbour.getName()
                + ", found none");
      }
      return new InMemory(name, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file, or what comes through a pipe.
   *
   * @param path as the user gave it
   */
  record InFile(Path path) implements CsvSource {

    private static final long LARGE_BYTES = 4L << 20;

    /** Checks that there is a path. */
    public InFile {
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

    /** A pipe gives its bytes once; opened again it would wait for ever. */
    @Override
    public CsvSource repeatable() throws IOException {
      if (Files.isRegularFile(path) || !Files.exists(path) || Files.isDirectory(path)) {
        return this;
      }
      try (InputStream stream = open()) {
        return new InMemory(name(), stream.readAllBytes());
      }
    }

    @Override
    public boolean isLarge() throws IOException {
      return Files.isRegularFile(path) && Files.size(path) >= LARGE_BYTES;
    }

    private String whereLooked() {
      return path.isAbsolute() ? "" : " Looked for " + path.toAbsolutePath().normalize() + ".";
    }
  }

  /** Bytes that come once. */
  final class Stream implements CsvSource {

    private final String name;
    private final InputStream bytes;
    private boolean opened;

    Stream(String name, InputStream bytes) {
      this.name = Objects.requireNonNull(name, "name");
      this.bytes = Objects.requireNonNull(bytes, "bytes");
    }

    @Override
    public String name() {
      return name;
    }

    /**
     * @throws IllegalStateException if it was opened before
     */
    @Override
    public InputStream open() {
      if (opened) {
        throw new IllegalStateException("the bytes of " + name + " come once");
      }
      opened = true;
      return bytes;
    }

    @Override
    public CsvSource repeatable() throws IOException {
      return new InMemory(name, open().readAllBytes());
    }

    /** It is not known. */
    @Override
    public boolean isLarge() {
      return false;
    }

    @Override
    public String toString() {
      return "Stream[" + name + "]";
    }
  }

  /** Bytes in memory. */
  final class InMemory implements CsvSource {

    private final String name;
    private final byte[] bytes;

    InMemory(String name, byte[] bytes) {
      this.name = Objects.requireNonNull(name, "name");
      this.bytes = bytes.clone();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public CsvSource repeatable() {
      return this;
    }

    @Override
    public boolean isLarge() {
      return bytes.length >= InFile.LARGE_BYTES;
    }

    @Override
    public String toString() {
      return "InMemory[" + name + ", " + bytes.length + " bytes]";
    }
  }
}
