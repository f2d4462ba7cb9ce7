package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which library did the arithmetic. */
class NativeFileTest {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  /** The digest is the one FIPS 180 gives for "abc". */
  @Test
  void isTheLargestLibraryWithItsDigest() throws IOException {
    Files.writeString(folder.resolve("libsmall.so"), "a");
    Files.writeString(folder.resolve("liblarge.so.2"), "abc");
    Files.writeString(folder.resolve("notes.txt"), "longer than either");

    assertThat(NativeFile.largestIn(folder.toString()))
        .contains(new NativeFile("liblarge.so.2", 3, ABC));
  }

  @Test
  void isAbsentWithoutAFolderOrALibrary() {
    assertThat(NativeFile.largestIn("")).isEmpty();
    assertThat(NativeFile.largestIn(folder.toString())).isEmpty();
    assertThat(NativeFile.largestIn(folder.resolve("gone").toString())).isEmpty();
  }

  /** Half a gigabyte is read once, not by every job. */
  @Test
  void keepsTheDigestBesideVerifiedLibrariesUntilSizeOrDateChanges() throws IOException {
    Path library = Files.writeString(folder.resolve("liblarge.so"), "abc");
    Files.createFile(folder.resolve(".concord-verified"));
    assertThat(sha256()).isEqualTo(ABC);

    Path note = folder.resolve(".concord-sha256");
    String kept = Files.readString(note);
    Files.writeString(note, kept.replace(ABC, "0".repeat(64)));
    assertThat(sha256()).as("taken from the note").isEqualTo("0".repeat(64));

    FileTime date = Files.getLastModifiedTime(library);
    Files.setLastModifiedTime(library, FileTime.fromMillis(date.toMillis() + 2000));
    assertThat(sha256()).as("another date").isEqualTo(ABC);

    Files.writeString(note, Files.readString(note).replace(ABC, "0".repeat(64)));
    Files.writeString(library, "abcd");
    Files.setLastModifiedTime(library, FileTime.fromMillis(date.toMillis() + 2000));
    assertThat(sha256()).as("another size").startsWith("88d4266f");
  }

  @Test
  void aSpoiltNoteIsWrittenAnew() throws IOException {
    Files.writeString(folder.resolve("liblarge.so"), "abc");
    Files.createFile(folder.resolve(".concord-verified"));
    assertThat(sha256()).isEqualTo(ABC);
    Path note = folder.resolve(".concord-sha256");
    String whole = Files.readString(note);
    Files.writeString(note, whole.substring(0, whole.length() - 10));

    assertThat(sha256()).isEqualTo(ABC);
    assertThat(note).hasContent(whole);
  }

  @Test
  void writesNothingToAFolderOfOthers() throws IOException {
    Files.writeString(folder.resolve("liblarge.so"), "abc");

    assertThat(sha256()).isEqualTo(ABC);
    assertThat(folder.toFile().list()).containsExactly("liblarge.so");
  }

  private String sha256() {
    return NativeFile.largestIn(folder.toString()).orElseThrow().sha256();
  }
}
