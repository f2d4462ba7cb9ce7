package org.concordml.cli.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concordml.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

/** Arguments that the locale's charset could not hold are told as such. */
class ArgumentCharsetTest {

  private static final ArgumentCharset ASCII = new ArgumentCharset(StandardCharsets.US_ASCII);
  private static final ArgumentCharset UTF_8 = new ArgumentCharset(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void aTextWithAGapIsRefusedWhereTheCharsetIsToBlame() {
    assertThatThrownBy(() -> ASCII.text("maligne \uFFFD\uFFFD"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "the locale's charset must hold all its characters, found US-ASCII for 'maligne"
                + " \uFFFD\uFFFD'. Set LC_ALL=C.UTF-8");
  }

  /** A table that was converted badly has such names, and they can be dropped. */
  @Test
  void aTextOfATableMayHoldTheReplacementCharacterInUtf8() {
    assertThat(UTF_8.text("Gr\uFFFD\uFFFDe")).isEqualTo("Gr\uFFFD\uFFFDe");
  }

  @Test
  void plainTextsAndPathsPass() {
    assertThat(ASCII.text("outcome")).isEqualTo("outcome");
    assertThat(ASCII.path("data/my.csv")).isEqualTo(Path.of("data/my.csv"));
    assertThat(UTF_8.path("Übung.csv")).isEqualTo(Path.of("Übung.csv"));
  }

  @Test
  void aFileWithANameInAnotherCharsetIsToldFromOneThatIsNotThere() throws IOException {
    String name = folder.resolve("f\uFFFDr.csv").toString();

    assertThatThrownBy(() -> UTF_8.path(name))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "a name must be in the locale's charset, which is UTF-8, found '"
                + name
                + "' with bytes that are not. Rename the file, or set LC_ALL to a locale of its"
                + " charset");

    Files.writeString(Path.of(name), "a,y\n");
    assertThat(UTF_8.path(name)).isEqualTo(Path.of(name));
  }

  @Test
  void whatCanBeNoPathIsToldWithTheReason() {
    assertThatThrownBy(() -> UTF_8.path("a\u0000b"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "a path must be possible on this system, found 'a\u0000b' (Nul character not allowed)");
  }

  /** A virtual machine that was started without the launcher, as in a container. */
  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--out;Übung;option '--out'",
        "--positive;maligne é;option '--positive' (VALUE)",
        "--drop;Größe;option '--drop' (COLUMN)"
      })
  void everyOptionIsChecked(String option, String value, String which) throws Exception {
    assertThat(javaInTheCLocale("train", "--engine", "java", option, value))
        .startsWith("error: Invalid value for " + which + ": the locale's charset must hold")
        .contains("found US-ASCII for '")
        .contains("'. Set LC_ALL=C.UTF-8\nTry 'concord train --help'.\n")
        .doesNotContain("Exception");
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void theTableIsCheckedToo() throws Exception {
    assertThat(javaInTheCLocale("train", "Tabelle für.csv", "--engine", "java"))
        .startsWith(
            "error: Invalid value for positional parameter at index 0 (CSV): the locale's charset"
                + " must hold all its characters, found US-ASCII for 'Tabelle f");
  }

  /** What a Java virtual machine in the C locale writes to stderr; it must end with 2. */
  private String javaInTheCLocale(String... arguments) throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(arguments));
    ProcessBuilder java = new ProcessBuilder(words).redirectError(err.toFile());
    java.directory(folder.toFile()).redirectOutput(new File("/dev/null"));
    java.environment().put("LC_ALL", "C");
    Process process = java.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended").isTrue();
    assertThat(process.exitValue()).as("wrong usage").isEqualTo(2);
    return Files.readString(err);
  }
}
