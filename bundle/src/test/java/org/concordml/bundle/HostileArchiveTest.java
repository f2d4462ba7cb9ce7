package org.concordml.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.concordml.data.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only an archive can be: cut short, or holding two files of one name. */
class HostileArchiveTest {

  private static final Bundle BUNDLE = Trained.BINARY.bundle();

  @TempDir private Path folder;

  private Path zip;
  private byte[] whole;

  @BeforeEach
  void writeAnArchive() throws IOException {
    zip = folder.resolve("model.zip");
    BundleWriter.write(BUNDLE, zip);
    whole = Files.readAllBytes(zip);
  }

  private void assertRefused(byte[] content, String says) throws IOException {
    Files.write(zip, content);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BundleReader.read(zip))
        .withMessageStartingWith(zip.toString())
        .withMessageContaining(says);
  }

  /** The archive's table of contents is at its end, and tells where all of it is. */
  @Test
  void anArchiveCutAnywhereIsRefused() throws IOException {
    for (int length = 0; length < whole.length; length += 97) {
      assertRefused(Arrays.copyOf(whole, length), "found a file that is no zip archive");
    }
    assertRefused(Arrays.copyOf(whole, whole.length - 1), "a file that is no zip archive");
  }

  /** One reader takes the first, another the last: nobody knows which one the hash is of. */
  @Test
  void anArchiveWithTwoFilesOfOneNameIsRefused() throws IOException {
    String text = new String(whole, ISO_8859_1);
    assertThat(text).contains("golden.json", "history.csv");

    assertRefused(
        text.replace("history.csv", "golden.json").getBytes(ISO_8859_1),
        "two files in it named golden.json");
  }

  @Test
  void theArchiveItselfIsRead() throws IOException {
    assertThat(BundleReader.read(zip).recipe()).isEqualTo(BUNDLE.recipe());
  }
}
