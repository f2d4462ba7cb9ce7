package org.concordml.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The side-by-side has tests in Python, the language that it is written in. */
class SittingTest {

  @Test
  void theTestsOfTheSittingPass() throws IOException, InterruptedException {
    assumeTrue(pythonIsInstalled(), "the tests of the side-by-side need python3");
    Process tests =
        new ProcessBuilder("bash", "peers/run", "--test").redirectErrorStream(true).start();

    String said = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tests.waitFor()).as(said).isZero();
    assertThat(said).containsPattern("Ran [1-9]\\d* tests");
  }

  private static boolean pythonIsInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }
}
