package org.concordml.engine.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A libmxnet that the user names is looked at before the process depends on it. */
@EnabledOnOs(OS.LINUX)
class NamedLibraryTest {

  @TempDir Path temporary;
  private Path folder;
  private Path library;

  @BeforeEach
  void makeALibrary() throws IOException {
    folder = Files.createDirectories(temporary.toRealPath().resolve("lib"));
    library = folder.resolve("libmxnet.so");
    Files.copy(Path.of(System.getProperty("java.home"), "lib", "libjava.so"), library);
  }

  private Optional<String> problem(String places) {
    return NamedLibrary.in(places).obstacle().map(Unavailable::reason);
  }

  @Test
  void aFolderOrTheLibraryItselfIsTakenAnywhereInTheList() {
    assertThat(problem(folder.toString())).isEmpty();
    assertThat(problem(library.toString())).isEmpty();
    assertThat(NamedLibrary.in(":/nowhere:" + folder).library()).contains(library);
    assertThat(NamedLibrary.in(":/nowhere:" + folder).folder()).isEqualTo(folder.toString());
  }

  @Test
  void oneThatIsNotThereIsNamed() {
    assertThat(problem("/nowhere"))
        .contains("MXNET_LIBRARY_PATH must name a folder with libmxnet.so, found none in /nowhere");
  }

  @Test
  void oneCutShortIsNamed() throws IOException {
    Files.write(library, new byte[10]);

    assertThat(problem(folder.toString()))
        .contains("a library must be whole, found that " + library + " was cut short");
  }

  @Test
  void oneThatEverybodyMayWriteIsRefused() throws IOException {
    Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(problem(folder.toString()))
        .contains(
            library + " must not be open to all, found that everybody may write to " + library);

    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(problem(folder.toString()))
        .contains(
            library + " must not be open to all, found that everybody may write to " + folder);
  }
}
