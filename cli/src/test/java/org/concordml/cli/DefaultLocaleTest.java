package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is printed and written is the same wherever the user sits. Arabic prints its own digits with
 * {@code %d}, German a decimal comma, and Turkish makes a dotless i of an I.
 */
class DefaultLocaleTest {

  private static final Locale EGYPT = Locale.forLanguageTag("ar-EG-u-nu-arab");

  @TempDir Path folder;

  @BeforeEach
  void theLocaleHasDigitsOfItsOwn() {
    assertThat(in(EGYPT, () -> String.format(Locale.getDefault(), "%d", 5))).isEqualTo("٥");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "tr-TR"})
  void aTrainingPrintsAndWritesTheSame(String language) {
    List<String> expected = in(Locale.ROOT, () -> linesOf("train", "--engine=java", "--epochs=2"));
    List<String> found =
        in(Locale.forLanguageTag(language), () -> linesOf("train", "--engine=java", "--epochs=2"));

    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "tr-TR"})
  void aBenchmarkPrintsAndWritesNoOtherDigits(String language) {
    List<String> found =
        in(
            Locale.forLanguageTag(language),
            () ->
                linesOf(
                    "benchmark", "--engines=java", "--rows=300", "--batch-sizes=32", "--runs=2"));

    assertThat(found).anyMatch(line -> line.matches(".*rows/s.*#.*|.*rowsPerSecond.*"));
    assertThat(found).noneMatch(line -> line.matches(".*[\\p{Nd}\u066B\u066C].*"));
    assertThat(found).noneMatch(line -> line.startsWith("|") && line.contains("#,#"));
  }

  @Test
  void anErrorIsTheSameSentence() throws IOException {
    Path few = folder.resolve("few.csv");
    Files.writeString(few, "x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n");
    Path broken = folder.resolve("broken.csv");
    Files.writeString(broken, "x,y\n1,a\n2,b,3\n");

    assertSameError("train", few, "--target=y", "--positive=b", "--engine=java", "--test-size=0.9");
    assertSameError("train", few, "--target=y", "--positive=b", "--engine=java", "--stratify");
    assertSameError("train", broken, "--target=y", "--engine=java");
    assertSameError("train", "--engine=java", "--epochs=0");
    assertSameError("train", "--engine=java", "--threads=2000");
    assertSameError("train", "--engine=java", "--hidden=32,-1");
    assertSameError("train", "--engine=java", "--learning-rate=x");
  }

  @Test
  void theHelpIsTheSame() {
    for (String command : List.of("train", "compare", "benchmark", "engines")) {
      assertThat(in(EGYPT, () -> Invocation.of(command, "--help")))
          .isEqualTo(in(Locale.ROOT, () -> Invocation.of(command, "--help")));
    }
  }

  /** The libraries that draw a bar or word an option's error take the default locale. */
  @Test
  void theProcessHasOneLocale() throws IOException, InterruptedException {
    Path drawn = folder.resolve("bar.txt");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab",
                "-Dconcord.stderr.terminal=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--engine=java",
                "--json",
                "--epochs=300",
                "--out=" + folder.resolve("out"))
            .redirectError(drawn.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(drawn))
        .contains("0:00:0")
        .doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
  }

  private void assertSameError(Object... words) {
    Invocation expected = in(Locale.ROOT, () -> Invocation.of(words));

    assertThat(expected.err()).startsWith("error: ").containsPattern("[0-9x]");
    assertThat(in(EGYPT, () -> Invocation.of(words))).isEqualTo(expected);
  }

  /** Lines of stdout and of the text files, with # for each number in plain digits. */
  private List<String> linesOf(String... words) {
    Path out = folder.resolve("out");
    List<Object> all = new ArrayList<>(List.of(words));
    all.add("--out=" + out);
    Invocation run = Invocation.of(all.toArray());
    assertThat(run.code()).as(run.err()).isZero();
    StringBuilder text = new StringBuilder(run.out());
    try (var files = Files.list(out)) {
      for (Path file : files.sorted().filter(f -> !f.toString().endsWith(".png")).toList()) {
        text.append(Files.readString(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return text.toString().lines().map(DefaultLocaleTest::withoutNumbers).toList();
  }

  /** What was timed differs from run to run, and with it the width of a table. */
  private static String withoutNumbers(String line) {
    return line.replaceAll("[0-9]{1,3}(,[0-9]{3})+(?![0-9])", "#")
        .replaceAll("[0-9]+([.][0-9]+)?(E-?[0-9]+)?", "#")
        .replaceAll(" +", " ")
        .replaceAll("-+", "-");
  }

  private static <T> T in(Locale locale, Supplier<T> work) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      return work.get();
    } finally {
      Locale.setDefault(before);
    }
  }
}
