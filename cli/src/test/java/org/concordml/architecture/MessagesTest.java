package org.concordml.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A library says the fact; only the command line knows how an option is called. */
class MessagesTest {

  private static final Pattern OPTION_IN_A_LITERAL = Pattern.compile("\"[^\"]*--[a-z]");
  private static final Path ROOT = Path.of("..");

  @Test
  void noTextOfTheLibraryContainsAnOption() throws IOException {
    List<String> found =
        Stream.of(
                "api",
                "datasets",
                "tablesaw",
                "benchmark",
                "report",
                "onnx",
                "engines/djl",
                "engines/java",
                "engines/pytorch",
                "engines/mxnet",
                "engines/onnxruntime")
            .flatMap(module -> lines(ROOT.resolve(module).resolve("src/main/java")))
            .filter(line -> !line.contains(": *"))
            .filter(line -> OPTION_IN_A_LITERAL.matcher(line).find())
            .toList();

    assertThat(found).isEmpty();
  }

  private static Stream<String> lines(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(java).as("sources of %s", sources).isNotEmpty();
      return java.stream().flatMap(MessagesTest::linesOf);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> file + ": " + line.strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
