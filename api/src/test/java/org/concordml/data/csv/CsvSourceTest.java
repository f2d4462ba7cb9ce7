package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {

  @TempDir Path folder;

  @Test
  void aFileIsCalledAsItWasGiven() throws Exception {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "a\n1\n");

    Table table = CsvTableReader.read(CsvSource.file(file));

    assertThat(table.source()).isEqualTo(file.toString());
    // printf 'a\n1\n' | sha256sum
    assertThat(table.sha256())
        .isEqualTo("309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc");
  }

  @Test
  void bytesOfTheCallerAreNotShared() {
    byte[] bytes = "a\n1\n".getBytes(StandardCharsets.UTF_8);
    CsvSource source = CsvSource.of("mine", bytes);
    bytes[2] = '9';

    assertThat(CsvTableReader.read(source).column("a").text(0)).isEqualTo("1");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.csv");

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvTableReader.read(CsvSource.file(file)))
        .withMessage(file + ": there is no such file.");
  }

  @Test
  void aMissingFileOfARelativePathSaysWhereItWasLookedFor() {
    Path file = Path.of("no-such-folder", "none.csv");

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvTableReader.read(CsvSource.file(file)))
        .withMessage(file + ": there is no such file. Looked for " + file.toAbsolutePath() + ".");
  }

  @Test
  void aDirectoryIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvTableReader.read(CsvSource.file(folder)))
        .withMessage(folder + ": must be a CSV file, found a directory.");
  }

  @Test
  void aFileThatMustNotBeReadIsRefused() throws Exception {
    Path file = folder.resolve("secret.csv");
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("-w-------")));
    assumeFalse(Files.isReadable(file), "this user may read everything");

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvTableReader.read(CsvSource.file(file)))
        .withMessage(file + ": the file must not be read by this user (permission denied).");
  }

  @Test
  @Timeout(20)
  void aPipeIsReadOnceEvenIfTheTableNeedsTwoPasses() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no named pipes here");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.writeString(pipe, "a\n007\nx\n");
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });

    Table table = CsvTableReader.read(CsvSource.file(pipe));

    writer.get(10, TimeUnit.SECONDS);
    assertThat(((TextColumn) table.column("a")).values()).containsExactly("007", "x");
  }

  @Test
  void aResourceIsFoundBesideItsClass() {
    CsvSource source = CsvSource.resource("bundled:two", CsvSourceTest.class, "two-rows.csv");

    Table table = CsvTableReader.read(source);

    assertThat(table.source()).isEqualTo("bundled:two");
    assertThat(table.rows()).isEqualTo(2);
  }

  @Test
  void aResourceThatIsNotThereIsAMistakeOfTheProgram() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvSource.resource("bundled:no", CsvSourceTest.class, "no.csv"))
        .withMessage(
            "there must be a resource no.csv beside org.concordml.data.csv.CsvSourceTest, found none");
  }
}
