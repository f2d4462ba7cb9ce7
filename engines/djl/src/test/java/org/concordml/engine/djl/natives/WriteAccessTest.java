package org.concordml.engine.djl.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Native code is loaded only from where nobody else can have put it. Owners are made up, since a
 * test may be no other user; rights are real ones, and made up where a number must be seen.
 */
@DisabledOnOs(OS.WINDOWS)
class WriteAccessTest {

  private static final int USER = 1000;
  private static final int OTHER = 1001;
  private static final int ROOT = 0;
  private static final int FOLDER = 0040000;
  private static final int FILE = 0100000;

  @TempDir private Path temporary;
  private Path real;
  private Path cache;
  private Path library;
  private final Map<Path, FileStatus> madeUp = new HashMap<>();

  @BeforeEach
  void makeACache() throws IOException {
    real = temporary.toRealPath();
    cache = Files.createDirectories(real.resolve("home/.djl.ai/engine"));
    library = Files.createFile(cache.resolve("libengine.so"));
  }

  private static FileStatus status(int owner, int mode) {
    return new FileStatus(owner, mode, false);
  }

  /** Everything is the user's own, but for what a test makes up. */
  private FileStatus look(Path path) throws IOException {
    FileStatus found = FileStatus.read(path);
    FileStatus own = path.startsWith(real) ? new FileStatus(USER, found.mode(), true) : found;
    return madeUp.getOrDefault(path, own);
  }

  private WriteAccess access() {
    return new WriteAccess(this::look, USER, false);
  }

  private WriteAccess accessToNamed() {
    return new WriteAccess(this::look, USER, true);
  }

  private static void chmod(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  @Test
  void whatIsTheUsersOwnIsTaken() throws IOException {
    assertThat(access().problem(cache)).isEmpty();
  }

  @Test
  void whatIsYetToBeMadeIsJudgedByTheFoldersThatAreThere() throws IOException {
    assertThat(access().problem(cache.resolve("2.0/lib"))).isEmpty();

    madeUp.put(cache, status(OTHER, FOLDER | 0755));

    assertThat(access().problem(cache.resolve("2.0/lib")))
        .contains(cache + " belongs to another user (uid 1001)");
  }

  /** The folder that somebody else made in the shared temporary folder before. */
  @ParameterizedTest
  @ValueSource(strings = {"home", "home/.djl.ai", "home/.djl.ai/engine"})
  void aFolderOfAnotherUserIsRefusedWhereverItStandsOnTheWay(String which) throws IOException {
    madeUp.put(real.resolve(which), status(OTHER, FOLDER | 0755));

    assertThat(access().problem(cache))
        .contains(real.resolve(which) + " belongs to another user (uid 1001)");
  }

  @Test
  void foldersOfRootAreTaken() throws IOException {
    madeUp.put(cache, status(ROOT, FOLDER | 0755));
    madeUp.put(library, status(ROOT, FILE | 0644));

    assertThat(access().problem(cache)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "home/.djl.ai", "home/.djl.ai/engine"})
  void aFolderThatEverybodyMayWriteIsRefusedWhereverItStandsOnTheWay(String which)
      throws IOException {
    chmod(real.resolve(which), "rwxrwxrwx");

    assertThat(access().problem(cache)).contains("everybody may write to " + real.resolve(which));
  }

  @Test
  void aStickyFolderOnTheWayMayBeOpenToAllButNotTheFolderItself() throws IOException {
    madeUp.put(real.resolve("home"), status(ROOT, FOLDER | 01777));

    assertThat(access().problem(cache)).isEmpty();

    madeUp.put(cache, status(ROOT, FOLDER | 01777));

    assertThat(access().problem(cache)).contains("everybody may write to " + cache);
  }

  @Test
  void aStickyFolderOfAnotherUserIsRefused() throws IOException {
    madeUp.put(real.resolve("home"), status(OTHER, FOLDER | 01777));

    assertThat(access().problem(cache))
        .contains(real.resolve("home") + " belongs to another user (uid 1001)");
  }

  @Test
  void aGroupMayWriteOnlyIfItIsTheOwnersOwn() throws IOException {
    madeUp.put(cache, new FileStatus(USER, FOLDER | 0775, true));
    assertThat(access().problem(cache)).isEmpty();

    madeUp.put(cache, new FileStatus(USER, FOLDER | 0775, false));
    assertThat(access().problem(cache)).contains("its group may write to " + cache);
  }

  @Test
  void aFileInTheFolderIsLookedAtTooHoweverDeep() throws IOException {
    madeUp.put(library, status(OTHER, FILE | 0644));
    assertThat(access().problem(cache)).contains(library + " belongs to another user (uid 1001)");

    madeUp.clear();
    Path inner = Files.createFile(Files.createDirectories(cache.resolve("a/b")).resolve("c.so"));
    chmod(inner, "rw-rw-rw-");
    assertThat(access().problem(cache)).contains("everybody may write to " + inner);
  }

  @Test
  void aLinkIsFollowedAndTheWayThereLookedAt() throws IOException {
    Path disk = Files.createDirectories(real.resolve("disk/engine"));
    Path link = Files.createSymbolicLink(real.resolve("home/link"), disk.getParent());
    assertThat(access().problem(link.resolve("engine"))).isEmpty();

    chmod(disk.getParent(), "rwxrwxrwx");
    assertThat(access().problem(link.resolve("engine")))
        .contains("everybody may write to " + disk.getParent());
  }

  @Test
  void aRelativeLinkIsFollowedFromItsOwnFolder() throws IOException {
    Path disk = Files.createDirectories(real.resolve("disk"));
    Path link = Files.createSymbolicLink(real.resolve("home/link"), Path.of("../disk"));
    chmod(disk, "rwxrwxrwx");

    assertThat(access().problem(link)).contains("everybody may write to " + disk);
  }

  @Test
  void aLinkOfAnotherUserIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(real.resolve("home/link"), cache);
    madeUp.put(link, status(OTHER, 0120777));

    assertThat(access().problem(link)).contains(link + " belongs to another user (uid 1001)");
  }

  @Test
  void aLibraryThatIsALinkElsewhereIsJudgedByWhereItLeads() throws IOException {
    Path elsewhere = Files.createFile(Files.createDirectories(real.resolve("open")).resolve("x"));
    Files.createSymbolicLink(cache.resolve("libmore.so"), elsewhere);
    assertThat(access().problem(cache)).isEmpty();

    chmod(elsewhere.getParent(), "rwxrwxrwx");
    assertThat(access().problem(cache)).contains("everybody may write to " + elsewhere.getParent());
  }

  @Test
  void linksInACircleEnd() throws IOException {
    Path one = real.resolve("one");
    Files.createSymbolicLink(one, real.resolve("two"));
    Files.createSymbolicLink(real.resolve("two"), one);

    assertThat(access().problem(one)).contains(one + " leads over more than 40 symbolic links");
  }

  @Test
  void whatMayNotBeLookedAtIsNoAnswer() {
    WriteAccess denied =
        new WriteAccess(
            path -> {
              if (path.equals(cache)) {
                throw new AccessDeniedException(path.toString());
              }
              return look(path);
            },
            USER,
            false);

    assertThatThrownBy(() -> denied.problem(cache)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aFolderThatTheUserNamedMayBeAnybodysButNotOpenToAll() throws IOException {
    madeUp.put(cache, status(OTHER, FOLDER | 0775));
    madeUp.put(library, status(OTHER, FILE | 0664));
    assertThat(accessToNamed().problem(cache)).isEmpty();

    madeUp.put(library, status(OTHER, FILE | 0666));
    assertThat(accessToNamed().problem(cache)).contains("everybody may write to " + library);
  }

  @Test
  void aFolderIsMadeForThisUserAloneWithThoseAboveIt() throws IOException {
    Path made = real.resolve("a/b");

    WriteAccess.makeFolder(made);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void unpackedFilesAreClosedToOthersOnlyWhereNobodyElseCouldReachThem() throws IOException {
    chmod(library, "rw-rw-rw-");
    access().closeFiles(cache);
    assertThat(access().problem(cache)).contains("everybody may write to " + library);

    chmod(cache, "rwx------");
    access().closeFiles(cache);
    assertThat(access().problem(cache)).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void thisUserIsWhoeverOwnsWhatItMakes() throws IOException {
    assertThat(FileStatus.read(library).owner()).isEqualTo(WriteAccess.thisUser());
  }

  @Test
  void theStatusOfAFileIsWhatTheSystemSays() throws IOException {
    chmod(library, "rw-r--rw-");

    assertThat(FileStatus.read(library).mode()).isEqualTo(FILE | 0646);
    assertThat(FileStatus.read(cache).isFolder()).isTrue();
    assertThat(FileStatus.read(Files.createSymbolicLink(cache.resolve("l"), library)).isLink())
        .isTrue();
  }

  /** Where it would lead can be said by nobody before the folder is there. */
  @Test
  void aWayBackOverAFolderThatIsNotThereIsRefused() throws IOException {
    assertThat(access().problem(real.resolve("home/no/../open")))
        .contains(
            real.resolve("home/no/../open")
                + " leads back over "
                + real.resolve("home/no")
                + ", which is not there");
    assertThat(access().problem(real.resolve("home/../home/.djl.ai/engine"))).isEmpty();
  }
}
