package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which library did the arithmetic. */
class NativeFileTest {

  @TempDir Path folder;

  /** The digest is the one FIPS 180 gives for "abc". */
  @Test
  void is_the_largest_library_with_its_digest() throws IOException {
    Files.writeString(folder.resolve("libsmall.so"), "a");
    Files.writeString(folder.resolve("liblarge.so.2"), "abc");
    Files.writeString(folder.resolve("notes.txt"), "longer than either");

    assertThat(NativeFile.largestIn(folder.toString()))
        .contains(
            new NativeFile(
                "liblarge.so.2",
                3,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void is_absent_without_a_folder_or_a_library() {
    assertThat(NativeFile.largestIn("")).isEmpty();
    assertThat(NativeFile.largestIn(folder.toString())).isEmpty();
    assertThat(NativeFile.largestIn(folder.resolve("gone").toString())).isEmpty();
  }
}
