package org.concordml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that are ended while they predict, or whose reader goes away. */
@DisabledOnOs(OS.WINDOWS)
class KilledPredictionTest {

  private static final String HEADER = "a,b\n";
  private static final String ROWS = "1.5,2\n3,-4\n".repeat(1000);

  @TempDir private static Path models;

  @TempDir private Path folder;
  private Path outputs;

  @BeforeAll
  static void train() throws IOException {
    Path rows =
        Files.writeString(
            models.resolve("rows.csv"), "a,b,ill\n" + "1,2,yes\n3,-4,no\n".repeat(20));
    Invocation run =
        Invocation.of(
            "train",
            rows,
            "--target",
            "ill",
            "--engine",
            "java",
            "--epochs",
            1,
            "--save",
            models.resolve("model"),
            "--out",
            models.resolve("report"));
    assertThat(run.code()).as(run.err()).isZero();
  }

  private List<String> predict(String... more) {
    return Stream.concat(Stream.of("predict", models.resolve("model").toString()), Stream.of(more))
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(outputs)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Rows come without end, so that it is ended while it writes. */
  private void feed(ConcordProcess run) {
    try (OutputStream rows = run.process().getOutputStream()) {
      rows.write(HEADER.getBytes(UTF_8));
      while (run.process().isAlive()) {
        rows.write(ROWS.getBytes(UTF_8));
      }
    } catch (IOException ended) {
      assertThat(ended).hasMessageContaining("ipe"); // nobody reads any more
    }
  }

  private void awaitUnfinished(ConcordProcess run) throws Exception {
    boolean writes = false;
    while (run.process().isAlive() && !writes) {
      Thread.sleep(5);
      for (String name : files()) {
        writes |= name.endsWith(".tmp") && Files.size(outputs.resolve(name)) > 0;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalLeavesNoUnfinishedFileAndTheOneOfBefore(String signal, int code) throws Exception {
    outputs = Files.createDirectory(folder.resolve("outputs"));
    Path out = Files.writeString(outputs.resolve("out.csv"), "of before");
    ConcordProcess run = ConcordProcess.start(folder, 1, predict("-", "--out", out.toString()));
    Thread feeding = new Thread(() -> feed(run));
    feeding.start();
    awaitUnfinished(run);

    run.send(signal);

    assertThat(run.ended()).as(run.printed()).isEqualTo(code);
    feeding.join();
    assertThat(files()).containsExactly("out.csv");
    assertThat(out).hasContent("of before");
    assertThat(run.printed()).doesNotContain("error").doesNotContain("defect");
  }

  /** As {@code concord predict model rows.csv | head -1} does. */
  @Test
  void aReaderThatHasSeenEnoughIsNoError() throws Exception {
    Path rows = Files.writeString(folder.resolve("rows.csv"), HEADER + ROWS.repeat(100));
    Path err = folder.resolve("err");
    Process shell =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("bash", "-c", "\"$@\" | head -1; exit ${PIPESTATUS[0]}", "bash"),
                        ConcordProcess.words(predict(rows.toString())).stream())
                    .toList())
            .redirectError(err.toFile())
            .start();

    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);

    assertThat(shell.waitFor()).as(Files.readString(err)).isZero();
    assertThat(printed).isEqualTo("probability,label\n");
    assertThat(err).isEmptyFile();
  }
}
