package org.concordml.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that was run to its end.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it told
 */
record Shell(int code, String out, String err) {

  /** The program of a test that is skipped where it is not installed. */
  static void require(String program) {
    Assumptions.assumeTrue(onPath(program).isPresent(), program + " is not installed");
  }

  static Optional<Path> onPath(String program) {
    for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path file = Path.of(place, program);
      if (Files.isExecutable(file)) {
        return Optional.of(file.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  /** No symbolic link: JUnit warns of one that it finds in a folder that it clears. */
  static void link(String program, Path folder) throws IOException {
    Path script = folder.resolve(program);
    Path bash = onPath("bash").orElseThrow();
    String call = "#!" + bash + "\nexec " + onPath(program).orElseThrow() + " \"$@\"\n";
    Files.writeString(script, call);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  static Shell run(Path folder, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      ProcessBuilder process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      process.environment().putAll(environment);
      process.environment().values().removeIf(String::isEmpty);
      Process run = process.start();
      assertThat(run.waitFor(120, TimeUnit.SECONDS)).as("%s ended", words).isTrue();
      return new Shell(run.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  static List<String> lines(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(List.of(arguments));
    Shell run = run(Path.of("."), Map.of(), words);
    assertThat(run.err()).as("%s", words).isEmpty();
    assertThat(run.code()).as("%s", words).isZero();
    return run.out().lines().toList();
  }
}
