package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line as a process of its own.
 *
 * @param process that runs, or has run
 * @param out file that stdout goes to
 * @param err file that stderr goes to
 */
record ConcordProcess(Process process, Path out, Path err) {

  /** The words that start it, without those of its command. */
  static List<String> words(List<String> arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.concordml.cli.Main"));
    words.addAll(arguments);
    return words;
  }

  /**
   * @param folder of what it prints
   * @param number of the process in this folder
   */
  static ConcordProcess start(Path folder, int number, List<String> arguments) throws IOException {
    Path out = folder.resolve("out-" + number);
    Path err = folder.resolve("err-" + number);
    return new ConcordProcess(
        new ProcessBuilder(words(arguments))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start(),
        out,
        err);
  }

  /** All that it has printed so far. */
  String printed() {
    try {
      return Files.readString(out) + Files.readString(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end. */
  int ended() throws InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(printed()).isTrue();
    return process.exitValue();
  }

  /**
   * @param signal by its name: {@code INT} is what Ctrl-C sends
   */
  void send(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
  }
}
