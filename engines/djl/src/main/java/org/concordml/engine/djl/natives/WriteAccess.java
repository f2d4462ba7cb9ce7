package org.concordml.engine.djl.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who can have put native code where it is about to be loaded from. What is loaded runs with all
 * the rights of this user, so a folder is looked at as OpenSSH's {@code StrictModes} looks at one
 * of keys: the folder, what lies in it, every folder above it and every symbolic link on the way
 * must belong to this user or to root, and nobody else may write there. A folder above, such as
 * {@code /tmp}, may be open to all if it is sticky: then nobody can rename or remove what is
 * another's. A group may write if it is the owner's own.
 *
 * <p>On Windows, where files have neither, nothing is looked at: there the default folder lies in
 * the user's profile, which access control lists close to other users.
 */
public final class WriteAccess {

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private static final int ROOT = 0;
  private static final Path BACK = Path.of("..");

  private final FileStatus.Source files;
  private final int user;
  private final boolean named;

  WriteAccess(FileStatus.Source files, int user, boolean named) {
    this.files = files;
    this.user = user;
    this.named = named;
  }

  /**
   * @return the rule for folders that are chosen without asking the user
   */
  static WriteAccess ofThisUser() {
    return of(false);
  }

  /**
   * @return the rule for a folder that the user named, and trusts its owner and group thereby: only
   *     one that everybody may write is refused
   */
  public static WriteAccess ofNamedFolder() {
    return of(true);
  }

  private static WriteAccess of(boolean named) {
    return new WriteAccess(FileStatus::read, FileStatus.isKnownHere() ? thisUser() : ROOT, named);
  }

  /** The number of the user whose rights this process has. */
  static int thisUser() {
    // The owner of /proc/self would be root's for a java that was given capabilities.
    Path status = Path.of("/proc/self/status");
    try {
      for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("Uid:")) {
          return (int) Long.parseLong(line.split("\\s+", -1)[2]); // real, effective, saved, ...
        }
      }
    } catch (IOException notLinux) {
      return (int) new com.sun.security.auth.module.UnixSystem().getUid();
    }
    throw new IllegalStateException(status + " must name the user, found no line 'Uid:'");
  }

  /**
   * Looks at a folder or file, at what lies in it, and at the way there.
   *
   * @param path need not exist; then the part that does is looked at
   * @return how somebody else can write there, as a clause; empty if nobody can
   * @throws IOException if it may not be looked at
   */
  public Optional<String> problem(Path path) throws IOException {
    if (!FileStatus.isKnownHere()) {
      return Optional.empty();
    }
    Optional<String> onTheWay = onTheWay(path);
    return onTheWay.isPresent() ? onTheWay : inside(path);
  }

  /** As {@link #problem}, without what lies in it. */
  public Optional<String> onTheWay(Path path) throws IOException {
    if (!FileStatus.isKnownHere()) {
      return Optional.empty();
    }
    Path absolute = path.toAbsolutePath();
    Deque<Path> ahead = new ArrayDeque<>();
    absolute.forEach(ahead::add);
    Path here = absolute.getRoot();
    Optional<String> problem = problem(here, files.of(here), false);
    int links = 0;
    while (problem.isEmpty() && !ahead.isEmpty()) {
      Path next =
          here.resolve(ahead.pop()).normalize(); // no link is left in what it goes back over
      FileStatus status;
      try {
        status = files.of(next);
      } catch (NoSuchFileException yetToBeMade) {
        return ahead.contains(BACK)
            ? Optional.of(path + " leads back over " + next + ", which is not there")
            : Optional.empty();
      }
      if (status.isLink()) {
        if (++links > MOST_LINKS) {
          return Optional.of(path + " leads over more than " + MOST_LINKS + " symbolic links");
        }
        problem = foreignOwner(next, status);
        Path target = Files.readSymbolicLink(next);
        here = target.isAbsolute() ? target.getRoot() : here;
        List<Path> names = new ArrayList<>();
        target.forEach(names::add);
        names.addAll(ahead);
        ahead = new ArrayDeque<>(names);
      } else {
        problem = problem(next, status, ahead.isEmpty());
        if (!status.isFolder()) {
          return problem; // whatever is asked for beyond a file cannot be there
        }
        here = next;
      }
    }
    return problem;
  }

  private Optional<String> inside(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        folder.toRealPath(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(inner, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            (attributes.isSymbolicLink() ? onTheWay(file) : problem(file, files.of(file), true))
                .ifPresent(found::add);
            return found.isEmpty() ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }
        });
    return found.stream().findFirst();
  }

  private Optional<String> problem(Path path, FileStatus status, boolean itself) {
    Optional<String> foreign = foreignOwner(path, status);
    if (foreign.isPresent() || (status.isSticky() && !itself)) {
      return foreign;
    }
    if (status.othersMayWrite()) {
      return Optional.of("everybody may write to " + path);
    }
    if (!named && status.foreignGroupMayWrite()) {
      return Optional.of("its group may write to " + path);
    }
    return Optional.empty();
  }

  private Optional<String> foreignOwner(Path path, FileStatus status) {
    return named || status.owner() == user || status.owner() == ROOT
        ? Optional.empty()
        : Optional.of(path + " belongs to another user (uid " + status.owner() + ")");
  }

  /**
   * Makes a folder, and those above it that are missing, open to this user alone whatever the
   * umask.
   *
   * @param folder may exist
   * @throws IOException if it cannot be made
   */
  static void makeFolder(Path folder) throws IOException {
    if (FileStatus.isKnownHere()) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  /**
   * Closes the files of a folder to others where others cannot enter it: what DJL unpacks there has
   * the rights that the umask left, and nobody can have used them.
   *
   * @param folder that DJL unpacked to
   * @throws IOException if it may not be looked at
   */
  void closeFiles(Path folder) throws IOException {
    if (!FileStatus.isKnownHere()) {
      return;
    }
    FileStatus status = files.of(folder);
    if (status.othersMayEnter() || status.owner() != user) {
      return;
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      for (Path file : entries) {
        FileStatus entry = files.of(file);
        if (entry.isLink() || entry.isFolder() || entry.owner() != user) {
          continue;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        if (rights.removeAll(
            List.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE))) {
          Files.setPosixFilePermissions(file, rights);
        }
      }
    }
  }
}
