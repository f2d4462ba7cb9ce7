package org.concordml.engine;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordml.files.Sha256;

/**
 * The library that does an engine's arithmetic, told apart from others of the same name.
 *
 * @param name of the file, such as {@code libtorch_cpu.so}
 * @param bytes its size
 * @param sha256 of its content, in hexadecimal
 */
public record NativeFile(String name, long bytes, String sha256) {

  private static final Pattern LIBRARY = Pattern.compile(".*\\.(so|dylib|dll)(\\.\\d+)*");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 1 << 20;
  private static final Set<PosixFilePermission> READ_BY_ALL =
      EnumSet.of(OWNER_READ, OWNER_WRITE, GROUP_READ, OTHERS_READ);

  /**
   * The file beside unpacked libraries that says that they were found to be what was packed. Where
   * it is, the folder is Concord's to write to.
   */
  public static final String VERIFIED = ".concord-verified";

  /** The file beside it that keeps the digest: name, size, date and SHA-256 of the library. */
  private static final String DIGEST = ".concord-sha256";

  /**
   * Finds the largest library of a folder; beside what does the arithmetic, its runtime libraries
   * and bindings are small. Reads all of it, half a gigabyte perhaps, which takes a second; the
   * digest is kept beside libraries that were unpacked and verified, and taken from there until the
   * size or date of the library changes. Nothing is written to any other folder.
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
    String name = String.valueOf(file.getFileName());
    long bytes = Files.size(file);
    String key = name + ' ' + bytes + ' ' + Files.getLastModifiedTime(file).to(NANOSECONDS) + ' ';
    Path note = file.resolveSibling(DIGEST);
    boolean verified = Files.exists(file.resolveSibling(VERIFIED));
    Optional<String> kept = verified ? kept(note, key) : Optional.empty();
    if (kept.isPresent()) {
      return new NativeFile(name, bytes, kept.get());
    }
    String sha256 = digest(file);
    if (verified) {
      keep(note, key + sha256 + '\n');
    }
    return new NativeFile(name, bytes, sha256);
  }

  private static Optional<String> kept(Path note, String key) {
    try {
      String text = Files.exists(note) ? Files.readString(note) : "";
      String sha256 = text.startsWith(key) ? text.substring(key.length()).stripTrailing() : "";
      return SHA_256.matcher(sha256).matches() ? Optional.of(sha256) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty(); // then the library is read again
    }
  }

  private static void keep(Path note, String text) {
    try {
      writeNote(note, text);
    } catch (IOException readOnly) {
      return; // then the library is read again the next time
    }
  }

  /**
   * Writes a note beside libraries, for others to read only, whatever the umask: a folder with a
   * file that others may write is not loaded from.
   *
   * @param note the file
   * @param text to write
   * @throws IOException if it cannot be written
   */
  public static void writeNote(Path note, String text) throws IOException {
    Files.writeString(note, text);
    if (note.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(note, READ_BY_ALL);
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.hex(digest);
  }
}
