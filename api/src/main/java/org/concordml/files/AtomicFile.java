package org.concordml.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/**
 * A file that appears under its name when it is complete, and not before: it is written beside its
 * place, forced to the disk and renamed. An older file of that name stays whole until then, and
 * stays if this is closed without {@link #commit}. What is no regular file, such as a pipe or
 * {@code /dev/null}, is written to directly.
 *
 * <pre>{@code
 * try (AtomicFile file = AtomicFile.create("the table", path)) {
 *   file.write(bytes);
 *   file.commit();
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once; {@link #close} may come from any.
 */
public final class AtomicFile extends FilterOutputStream {

  private final String what;
  private final Path path;
  private final Path written;
  private final FileChannel channel;
  private boolean open = true;

  private AtomicFile(String what, Path path, Path written, FileChannel channel) {
    super(Channels.newOutputStream(channel));
    this.what = what;
    this.path = path;
    this.written = written;
    this.channel = channel;
  }

  /**
   * Makes the file to be completed, so that one that cannot be written is known at once.
   *
   * @param what it is, for messages, such as "the table"
   * @param path its name; the folder must be there. A symbolic link is followed
   * @return the file, empty
   * @throws FileException if it cannot be made
   */
  public static AtomicFile create(String what, Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new FileException(
            what + " must go to a file, found that " + path + " is a folder. Choose another name.");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        return new AtomicFile(what, path, path, FileChannel.open(path, StandardOpenOption.WRITE));
      }
      requireFolder(what, path);
      Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      return beside(what, place);
    } catch (IOException e) {
      throw FileException.of(what, path, e);
    }
  }

  /**
   * Makes sure that a file can be made, before the work that it is to hold. Nothing is left there.
   *
   * @param what it is, for messages
   * @param path its name
   * @throws FileException if it cannot be made
   */
  public static void requireWritable(String what, Path path) {
    create(what, path).close();
  }

  /**
   * Makes sure that there is a folder for a file.
   *
   * @param what the file is, for messages
   * @param path its name
   * @throws FileException if there is none
   */
  public static void requireFolder(String what, Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new FileException(
          what
              + " cannot be written to "
              + path
              + ": there is no folder "
              + folder
              + ". Make it or choose another name.");
    }
  }

  /** Under the first number that is free. */
  private static AtomicFile beside(String what, Path path) throws IOException {
    String prefix = ".concord-" + ProcessHandle.current().pid() + "-";
    int number = 1;
    while (true) {
      Path written = path.resolveSibling(prefix + number + ".tmp");
      try {
        return new AtomicFile(
            what,
            path,
            written,
            FileChannel.open(
                written, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)));
      } catch (FileAlreadyExistsException anothers) {
        number++; // another thread's, or that of a process of this number that was killed
      } catch (AccessDeniedException denied) {
        AccessDeniedException said = new AccessDeniedException(String.valueOf(path.getParent()));
        said.initCause(denied); // nobody knows the file that was tried
        throw said;
      }
    }
  }

  /** All at once: the filter would write byte by byte. */
  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    out.write(bytes, from, count);
  }

  /**
   * Writes all of it.
   *
   * @param content whole
   * @throws FileException if it cannot be written, as when the disk is full
   */
  public void writeAll(byte[] content) {
    try {
      write(content);
    } catch (IOException e) {
      throw FileException.of(what, path, e);
    }
  }

  /**
   * Forces what was written to the disk and puts the file in its place, at once.
   *
   * @throws FileException if it cannot be; an older file is then still whole
   * @throws IllegalStateException if this was closed or committed before
   */
  public synchronized void commit() {
    if (!open) {
      throw new IllegalStateException("a file can be put in place once, before close: " + path);
    }
    try {
      out.flush();
      if (!written.equals(path)) {
        channel.force(true);
        channel.close();
        Files.move(
            written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        open = false;
        force(Objects.requireNonNull(path.getParent(), "a file is in a folder"));
      }
    } catch (IOException e) {
      throw FileException.of(what, path, e);
    }
  }

  /**
   * Forces a folder's entries to the disk, so that a rename in it outlives a loss of power.
   *
   * @param folder to force
   * @throws IOException if it cannot be; never where a folder cannot be opened, as on Windows
   */
  public static void force(Path folder) throws IOException {
    FileChannel entries;
    try {
      entries = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (NotDirectoryException | AccessDeniedException cannotBeOpened) {
      return; // Windows refuses it and keeps its entries safe by itself
    }
    try (entries) {
      entries.force(true);
    }
  }

  /** Removes what is not complete. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    try {
      channel.close();
      if (open && !written.equals(path)) {
        Files.deleteIfExists(written);
      }
      open = false;
    } catch (IOException e) {
      throw FileException.of(what, path, e);
    }
  }
}
