package org.concordml.report.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hidden sub-folder where files are completed before they appear under their names, and the
 * folders that had to be made for it. Not safe for use by several threads at once.
 */
final class StagingFolder {

  /** A disk with no more room than this when a job starts is full. */
  private static final int PROBE_BYTES = 16 * 1024;

  private static final String PREFIX = ".concord-";
  private static final Pattern OWNED = Pattern.compile("\\.concord-(\\d{1,18})-\\d+");

  private final Path folder;
  private final List<Path> made = new ArrayList<>();
  private @Nullable Path staging;

  StagingFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Makes the folders and writes something into them, so that it is known that one can. */
  void make() throws IOException {
    for (Path missing = folder;
        missing != null && Files.notExists(missing);
        missing = missing.getParent()) {
      made.add(missing);
    }
    Files.createDirectories(folder);
    sweep();
    Path hidden = makeStaging();
    staging = hidden;
    Path probe = hidden.resolve("probe");
    Files.write(probe, new byte[PROBE_BYTES]);
    Files.delete(probe);
  }

  /** Under the first number that is free. A random name would wait for a generator's seeding. */
  private Path makeStaging() throws IOException {
    String prefix = PREFIX + ProcessHandle.current().pid() + "-";
    int number = 1;
    while (!made(folder.resolve(prefix + number))) {
      number++;
    }
    return folder.resolve(prefix + number);
  }

  /** Whether this made the folder; if not, another job did before. */
  private static boolean made(Path path) throws IOException {
    try {
      Files.createDirectory(path);
      return true;
    } catch (FileAlreadyExistsException anothers) {
      return false;
    }
  }

  /** Removes what a process that was killed left behind. */
  private void sweep() {
    for (Path left : files(folder)) {
      Matcher owned = OWNED.matcher(left.getFileName().toString());
      if (owned.matches() && ProcessHandle.of(Long.parseLong(owned.group(1))).isEmpty()) {
        files(left).forEach(StagingFolder::delete);
        delete(left);
      }
    }
  }

  void write(String name, byte[] content) throws IOException {
    Files.write(made().resolve(name), content);
  }

  private Path made() {
    return Objects.requireNonNull(staging, "make comes first");
  }

  /** Puts a completed file in its place, over an older one, at once. */
  Path publish(String name) throws IOException {
    return Files.move(
        made().resolve(name),
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what is unpublished, then the folders that were made and are empty. */
  void remove() {
    if (staging != null) {
      for (Path file : files(staging)) {
        delete(file);
      }
      delete(staging);
      staging = null;
    }
    for (Path empty : made) { // innermost first
      if (!delete(empty)) {
        return;
      }
    }
  }

  private static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(files::add);
    } catch (IOException gone) {
      return files; // nothing there that could be removed
    }
    return files;
  }

  /** Whether the path is no longer there. */
  private static boolean delete(Path path) {
    try {
      Files.deleteIfExists(path);
      return true;
    } catch (IOException notEmpty) {
      return false;
    }
  }
}
