package org.concordml.engine.djl.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trap: DJL loads whatever lies in its cache; a file cut short there ends the process. */
class NativePackageTest {

  /** Any class path resource will do for a packed library; this one has as many bytes as it has. */
  private static final String RESOURCE = "org/concordml/engine/djl/natives/NativePackage.class";

  @TempDir private Path cache;
  private Path folder;
  private byte[] library;

  @BeforeEach
  void readPackedLibrary() throws IOException {
    folder = cache.resolve("1.0-cpu-anywhere");
    try (var in = NativePackage.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      library = in.readAllBytes();
    }
  }

  private NativePackage packed() {
    return new NativePackage(
        folder, List.of(new NativePackage.PackedFile("libengine.so", RESOURCE, false)));
  }

  private Path unpacked() {
    return folder.resolve("libengine.so");
  }

  @Test
  void nothingSpeaksAgainstAFolderYetToBeMade() {
    assertThat(packed().obstacle()).isEmpty();
  }

  @Test
  void nothingSpeaksAgainstAWholeLibrary() throws IOException {
    Files.createDirectories(folder);
    Files.write(unpacked(), library);

    assertThat(packed().obstacle()).isEmpty();
  }

  @Test
  void aLibraryCutShortIsReported() throws IOException {
    Files.createDirectories(folder);
    Files.write(unpacked(), new byte[100]);

    assertThat(packed().obstacle())
        .contains(
            new Unavailable(
                "its unpacked native library is damaged: "
                    + unpacked()
                    + " must have "
                    + library.length
                    + " bytes, found 100",
                List.of(
                    Remedy.of(
                        "delete the folder "
                            + folder
                            + "; it is unpacked again at the next start")),
                null));
  }

  @Test
  void aLibraryMissingFromItsFolderIsReported() throws IOException {
    Files.createDirectories(folder);

    assertThat(packed().obstacle())
        .map(Unavailable::reason)
        .contains("its unpacked native library is damaged: " + unpacked() + " is missing");
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws IOException {
    // A file where a folder should be: no user, root included, can make a folder in it.
    Files.createFile(cache.resolve("file"));
    folder = cache.resolve("file").resolve("1.0-cpu-anywhere");

    assertThat(packed().obstacle())
        .contains(
            new Unavailable(
                "its native library must be unpacked to " + folder + ", which cannot be written",
                List.of(
                    Remedy.of("set DJL_CACHE_DIR to a folder that can"),
                    NativeCache.WITHOUT_NATIVES),
                null));
  }

  @Test
  void aPackageThatIsNotOnTheClassPathIsNotFound() {
    assertThat(NativePackage.find("none", "native/lib/none.properties", "native/lib"))
        .isEqualTo(Optional.empty());
  }

  /** A class in a jar stands for a library in one: a jar knows its entries' checksums. */
  private static final String IN_A_JAR = "org/junit/jupiter/api/Test.class";

  private NativePackage fromJar() {
    return new NativePackage(
        folder, List.of(new NativePackage.PackedFile("libengine.so", IN_A_JAR, false)));
  }

  private byte[] contentInJar() throws IOException {
    Files.createDirectories(folder);
    try (var in = NativePackage.class.getClassLoader().getResourceAsStream(IN_A_JAR)) {
      return in.readAllBytes();
    }
  }

  @Test
  void aLibraryOfTheRightSizeWithOtherContentIsReported() throws IOException {
    byte[] content = contentInJar();
    content[content.length / 2] ^= 1;
    Files.write(unpacked(), content);

    assertThat(fromJar().obstacle())
        .hasValueSatisfying(
            found ->
                assertThat(found.reason())
                    .isEqualTo(
                        "its unpacked native library is damaged: the content of "
                            + unpacked()
                            + " is not what was packed"));
  }

  @Test
  void aLibraryThatChangesAfterItWasFoundWholeIsReported() throws IOException {
    byte[] content = contentInJar();
    Files.write(unpacked(), content);
    assertThat(fromJar().obstacle()).isEmpty();

    content[0] ^= 1;
    Files.write(unpacked(), content);
    Files.setLastModifiedTime(unpacked(), FileTime.fromMillis(1_000));

    assertThat(fromJar().obstacle()).isPresent();
  }

  private Optional<String> reason(NativePackage natives) {
    return natives.obstacle().map(Unavailable::reason);
  }

  private static void chmod(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  /** DJL loaded what another user had put into its folder, with a stamp that said it was right. */
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void aFolderThatOthersMayWriteIsRefusedWhateverItsStampSays() throws IOException {
    Files.write(unpacked(), contentInJar());
    assertThat(fromJar().obstacle()).isEmpty();
    assertThat(folder.resolve(".concord-verified")).exists();
    chmod(folder, "rwxrwxrwx");

    assertThat(fromJar().obstacle())
        .contains(
            new Unavailable(
                "its native library must lie where only this user can write, and for "
                    + folder
                    + " it was found that everybody may write to "
                    + folder.toRealPath(),
                List.of(
                    Remedy.of("set DJL_CACHE_DIR to a folder of your own that only you can write"),
                    NativeCache.WITHOUT_NATIVES),
                null));
  }

  @DisabledOnOs(OS.WINDOWS)
  @Test
  void nothingIsUnpackedIntoAFolderThatOthersMayWrite() throws IOException {
    chmod(cache, "rwxrwxrwx");

    assertThat(reason(packed())).hasValueSatisfying(why -> assertThat(why).contains("everybody"));
    assertThat(folder).doesNotExist();
  }

  @DisabledOnOs(OS.WINDOWS)
  @Test
  void theFolderThatDjlUnpacksToIsMadeForThisUserAlone() throws IOException {
    folder = cache.resolve("engine/1.0-cpu-anywhere");

    assertThat(packed().obstacle()).isEmpty();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.getParent())))
        .isEqualTo("rwx------");
    assertThat(folder).doesNotExist(); // DJL unpacks only where there is none
  }

  /** What DJL unpacks has the rights that the umask leaves: all, in some build containers. */
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void freshlyUnpackedFilesAreClosedToOthersAndLaterOnesRefused() throws IOException {
    Files.write(unpacked(), contentInJar());
    chmod(folder, "rwx------");
    chmod(unpacked(), "rw-rw-rw-");

    assertThat(fromJar().obstacle()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked())))
        .isEqualTo("rw-r--r--");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve(".concord-verified"))))
        .isEqualTo("rw-r--r--");

    chmod(unpacked(), "rw-rw-rw-");
    assertThat(reason(fromJar()))
        .hasValueSatisfying(
            why -> assertThat(why).endsWith("everybody may write to " + unpacked()));
  }

  /** It was said to be damaged, and to be deleted. */
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void aCacheThatMayNotBeReadIsSaidToBeSo() throws IOException {
    Files.write(unpacked(), contentInJar());
    WriteAccess denied =
        new WriteAccess(
            path -> {
              if (path.endsWith("libengine.so")) {
                throw new AccessDeniedException(path.toString());
              }
              return FileStatus.read(path);
            },
            WriteAccess.thisUser(),
            false);

    Path refused = unpacked().toRealPath();

    assertThat(fromJar().obstacle(denied))
        .hasValueSatisfying(
            found -> {
              assertThat(found.reason())
                  .isEqualTo(
                      "its unpacked native library in "
                          + folder
                          + " cannot be read ("
                          + refused
                          + ")");
              assertThat(found.remedies())
                  .containsExactly(
                      Remedy.of("make the folder readable"),
                      Remedy.of("set DJL_CACHE_DIR to another"),
                      NativeCache.WITHOUT_NATIVES);
            });
  }

  /** DJL and this class must mean the same folder, and the message a path to look at. */
  @Test
  void aRelativeFolderIsTakenFromTheWorkingFolder() {
    assertThat(new NativePackage(Path.of("cache/engine"), List.of()).folder())
        .isEqualTo(Path.of("").toAbsolutePath().resolve("cache/engine"));
  }

  /** PyTorch's shim comes from a jar of its own; cut short, it ended the process with 134. */
  @Test
  void aFileThatIsUnpackedLaterMayBeMissingButNotDamaged() throws IOException {
    Files.createDirectories(folder);
    NativePackage natives =
        new NativePackage(
            folder, List.of(new NativePackage.PackedFile("libengine.so", IN_A_JAR, true)));
    assertThat(natives.obstacle()).isEmpty();

    byte[] content = contentInJar();
    content[10] ^= 1;
    Files.write(unpacked(), content);
    assertThat(reason(natives))
        .contains(
            "its unpacked native library is damaged: the content of "
                + unpacked()
                + " is not what was packed");

    Files.write(unpacked(), new byte[7]);
    assertThat(reason(natives))
        .contains(
            "its unpacked native library is damaged: "
                + unpacked()
                + " must have "
                + content.length
                + " bytes, found 7");
  }

  @Test
  void thePathOfAFileInItsJarNamesFlavorAndPlatform() {
    assertThat(
            new NativePackage.PackedFile("1-lib.so", "jnilib/{classifier}/{flavor}/lib.so", true)
                .of("cpu", "linux-x86_64"))
        .isEqualTo(
            new NativePackage.PackedFile("1-lib.so", "jnilib/linux-x86_64/cpu/lib.so", true));
  }
}
