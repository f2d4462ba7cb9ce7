package org.concordml.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.djl.natives.NativePackage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder named with --libtorch is looked at before the process depends on it. */
@EnabledOnOs(OS.LINUX)
class LibTorchFolderTest {

  @TempDir Path folder;
  private Path lib;

  @BeforeEach
  void makeAWholeFolder() throws IOException {
    lib = Files.createDirectories(folder.resolve("torch/lib"));
    Path anyLibrary = Path.of(System.getProperty("java.home"), "lib", "libjava.so");
    for (String name : new String[] {"libc10.so", "libtorch_cpu.so", "libtorch.so"}) {
      Files.copy(anyLibrary, lib.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String obstacle() {
    return new LibTorchFolder(lib)
        .obstacle("2.7.1")
        .map(EngineAvailability.Unavailable::reason)
        .orElse("none");
  }

  @Test
  void aWholeFolderIsTaken() {
    assertThat(obstacle()).isEqualTo("none");
  }

  @Test
  void theCudaRuntimeOfPipIsFoundBesideTorch() throws IOException {
    assertThat(new LibTorchFolder(lib).cudaRuntime()).isEmpty();

    Path runtime = Files.createDirectories(folder.resolve("nvidia/cuda_runtime/lib"));

    assertThat(new LibTorchFolder(lib).cudaRuntime()).contains(runtime);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThat(new LibTorchFolder(folder.resolve("no")).obstacle("2.7.1"))
        .hasValueSatisfying(
            found ->
                assertThat(found.reason())
                    .isEqualTo(
                        "the libtorch folder must exist, found nothing at "
                            + folder.resolve("no")));
  }

  @Test
  void aMissingLibraryIsNamed() throws IOException {
    Files.delete(lib.resolve("libc10.so"));

    assertThat(obstacle())
        .isEqualTo("the libtorch folder must hold libc10.so, found none in " + lib);
  }

  @Test
  void aLibraryCutShortIsNamed() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(lib.resolve("libtorch_cpu.so").toFile(), "rw")) {
      file.setLength(file.length() - 100);
    }

    assertThat(obstacle())
        .isEqualTo(
            "a library must be whole, found that "
                + lib.resolve("libtorch_cpu.so")
                + " was cut short");
  }

  @Test
  void anEmptyLibraryIsCutShortToo() throws IOException {
    Files.write(lib.resolve("libtorch.so"), new byte[0]);

    assertThat(obstacle()).endsWith("libtorch.so was cut short");
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    Files.writeString(folder.resolve("torch/version.py"), "__version__ = '2.6.0+cu124'\n");

    assertThat(obstacle()).isEqualTo("libtorch must be version 2.7.1, found 2.6.0 in " + lib);
  }

  @Test
  void theRightVersionOfAnyBuildIsTaken() throws IOException {
    Files.writeString(folder.resolve("torch/version.py"), "__version__ = '2.7.1+cu126'\n");

    assertThat(obstacle()).isEqualTo("none");
  }

  @Test
  void everyLibraryThatIsLoadedMustBeWholeNotOnlyTorchs() throws IOException {
    Path more = Files.write(lib.resolve("libgomp.so.1"), new byte[70]);
    assertThat(obstacle()).isEqualTo("none"); // no ELF file: nothing is known of its length

    Files.write(more, new byte[10]);
    assertThat(obstacle())
        .isEqualTo("a library must be whole, found that " + more + " was cut short");
  }

  /** Whose it is, is the user's choice; what everybody can change is nobody's. */
  @Test
  void aFolderThatEverybodyMayWriteIsRefused() throws IOException {
    Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThat(obstacle()).isEqualTo("none");

    Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(obstacle())
        .isEqualTo(
            "the libtorch folder must not be open to all, found that everybody may write to "
                + lib.toRealPath());
  }

  @Test
  void theShimIsLookedForHereUnderBothOfItsNames() throws IOException {
    NativePackage.PackedFile shim =
        new NativePackage.PackedFile("0.36.0-libdjl_torch.so", "jnilib/libdjl_torch.so", true);
    assertThat(new LibTorchFolder(lib).holds(shim)).isFalse();

    Path versioned = Files.createFile(lib.resolve("0.36.0-libdjl_torch.so"));
    assertThat(new LibTorchFolder(lib).holds(shim)).isTrue();

    Files.delete(versioned);
    Files.createFile(lib.resolve("libdjl_torch.so"));
    assertThat(new LibTorchFolder(lib).holds(shim)).isTrue();
  }
}
