package org.concordml.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trap: DJL loads whatever lies in its cache; a file cut short there ends the process. */
class NativePackageTest {

  /** Any class path resource will do for a packed library; this one has as many bytes as it has. */
  private static final String RESOURCE = "org/concordml/engine/djl/NativePackage.class";

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
        folder, List.of(new NativePackage.PackedFile("libengine.so", RESOURCE)));
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
                    DjlBackend.WITHOUT_NATIVES),
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
        folder, List.of(new NativePackage.PackedFile("libengine.so", IN_A_JAR)));
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
}
