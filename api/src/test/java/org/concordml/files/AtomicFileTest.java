package org.concordml.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole, or not at all. */
class AtomicFileTest {

  @TempDir private Path folder;

  @Test
  void appearsWhenItIsCommitted() throws IOException {
    Path path = folder.resolve("a.csv");

    try (AtomicFile file = AtomicFile.create("the table", path)) {
      file.writeAll(new byte[] {1, 2, 3});
      assertThat(path).doesNotExist();
      file.commit();
    }

    assertThat(path).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(entries()).containsExactly("a.csv");
  }

  @Test
  void leavesAnOlderFileWhole() throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "old");

    try (AtomicFile file = AtomicFile.create("the table", path)) {
      file.writeAll(new byte[] {1});
    }

    assertThat(path).hasContent("old");
    assertThat(entries()).containsExactly("a.csv");
  }

  @Test
  void replacesAnOlderFile() throws IOException {
    Path path = Files.writeString(folder.resolve("a.csv"), "older and longer");

    try (AtomicFile file = AtomicFile.create("the table", path)) {
      file.writeAll(new byte[] {65});
      file.commit();
      assertThatIllegalStateException().isThrownBy(file::commit);
    }

    assertThat(path).hasContent("A");
  }

  @Test
  void twoAtOnceDoNotMeet() {
    Path path = folder.resolve("a.csv");

    try (AtomicFile one = AtomicFile.create("the table", path);
        AtomicFile two = AtomicFile.create("the table", path)) {
      one.writeAll(new byte[] {65});
      two.writeAll(new byte[] {66});
      two.commit();
      assertThat(path).hasContent("B");
      one.commit();
    }

    assertThat(path).hasContent("A");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void followsALinkAndKeepsIt() throws IOException {
    Path real = Files.writeString(folder.resolve("real.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);

    try (AtomicFile file = AtomicFile.create("the table", link)) {
      file.writeAll(new byte[] {65});
      file.commit();
    }

    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("A");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void writesToADeviceAndLeavesIt() {
    Path device = Path.of("/dev/null");

    try (AtomicFile file = AtomicFile.create("the table", device)) {
      file.writeAll(new byte[] {65});
      file.commit();
    }

    assertThat(Files.exists(device) && !Files.isRegularFile(device)).isTrue();
  }

  @Test
  void saysWhyItCannotBeMade() {
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> AtomicFile.create("the table", folder))
        .withMessage(
            "the table must go to a file, found that "
                + folder
                + " is a folder. Choose another name.");
    Path lost = folder.resolve("no/a.csv");
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> AtomicFile.create("the table", lost))
        .withMessage(
            "the table cannot be written to "
                + lost
                + ": there is no folder "
                + folder.resolve("no")
                + ". Make it or choose another name.");
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
