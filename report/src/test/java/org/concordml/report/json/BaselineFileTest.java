package org.concordml.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.concordml.benchmark.Baseline;
import org.concordml.benchmark.BaselineComparison;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.BenchmarkPlan;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Machine;
import org.concordml.benchmark.RunPolicy;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.Workload;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.NativeFile;
import org.concordml.network.Head;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.report.BenchmarkReport;
import org.concordml.report.table.BaselineText;
import org.concordml.report.table.BenchmarkMarkdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A benchmark.json is read as it was written, and what is something else is refused by name. */
class BaselineFileTest {

  private static final Provenance PROVENANCE =
      new Provenance(
          "1.0",
          Instant.parse("2026-11-25T14:00:00Z"),
          List.of("concord", "benchmark"),
          "17.0.15+6",
          "Debian",
          "Linux 6 amd64");

  @TempDir Path folder;

  private static BenchmarkReport report() {
    return report(Head.LOGISTIC);
  }

  private static BenchmarkReport report(Head head) {
    Workload small = new Workload(1000, List.of(32, 16), head, 32, BenchmarkMode.TRAIN);
    Workload score = new Workload(1000, List.of(), head, 1000, BenchmarkMode.SCORE);
    BenchmarkResult result =
        new BenchmarkResult(
            new BenchmarkPlan(
                List.of(1000),
                30,
                head,
                List.of(List.of(32, 16), List.of()),
                List.of(32, 1000),
                List.of(BenchmarkMode.TRAIN, BenchmarkMode.SCORE),
                DeviceRequest.AUTO,
                RunPolicy.of(OptionalInt.empty(), OptionalInt.empty(), 20),
                Optional.empty(),
                42),
            new Machine("a chip", 2, "Linux", "a JVM", 512.4, Map.of("OMP_NUM_THREADS", "1"), 0, 1),
            List.of(new BenchmarkResult.Data(1000, 250, "generated", "00")),
            List.of(
                new EngineIdentity("java", "17", "none", "", Optional.empty(), 0),
                new EngineIdentity(
                    "pytorch",
                    "2.7.1",
                    "libtorch",
                    "/lib",
                    Optional.of(new NativeFile("libtorch_cpu.so", 3, "ab")),
                    1)),
            List.of(
                new BenchmarkCell(small, "java", measured(OptionalInt.of(2), 4)),
                new BenchmarkCell(score, "pytorch", measured(OptionalInt.empty(), 1)),
                new BenchmarkCell(
                    small, "pytorch", new CellOutcome.Failed("broken", new Error("broken")))));
    return new BenchmarkReport(result, PROVENANCE, Optional.empty());
  }

  private static CellOutcome.Measured measured(OptionalInt threads, int passes) {
    double[] seconds = {0.11, 0.12, 0.125};
    double[] speeds = new double[3];
    for (int i = 0; i < 3; i++) {
      speeds[i] = 1000.0 * passes / seconds[i];
    }
    return new CellOutcome.Measured(
        new DeviceChoice(DeviceRequest.AUTO, "cpu", "asked for"),
        threads,
        0.1,
        0.2,
        2,
        passes,
        Sample.of(seconds),
        Sample.of(speeds),
        100,
        OptionalDouble.empty(),
        1,
        false,
        Optional.empty());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("benchmark.json"), text);
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Path file = write(BenchmarkJson.of(report()));

    Baseline read = BaselineFile.read(file);

    Baseline written = Baseline.of(report().result(), PROVENANCE);
    assertThat(read.source()).isEqualTo(file.toString());
    assertThat(read.features()).isEqualTo(30);
    assertThat(read.conditions()).isEqualTo(written.conditions());
    assertThat(read.cells()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(read.cells().get(i))
          .usingRecursiveComparison()
          .ignoringFields("rowsPerSecond")
          .isEqualTo(written.cells().get(i));
      assertThat(read.cells().get(i).rowsPerSecond().values())
          .containsExactly(written.cells().get(i).rowsPerSecond().values());
    }
    BaselineComparison same = BaselineComparison.of(read, report().result(), PROVENANCE);
    assertThat(same.caveats()).isEmpty();
    assertThat(same.regressions()).isEmpty();
  }

  @Test
  void whatIsPredictedIsReadToo() throws IOException {
    for (Head head : List.of(Head.LOGISTIC, new Head.Softmax(3), Head.LINEAR)) {
      Baseline read = BaselineFile.read(write(BenchmarkJson.of(report(head))));

      assertThat(read.cells()).extracting(cell -> cell.workload().head()).containsOnly(head);
    }
  }

  /** Written before there were several outcomes, passes a run or a provenance. */
  @Test
  void anOlderFileIsReadToo() throws IOException {
    String text =
        BenchmarkJson.of(report())
            .replaceAll("\\s+\"passesPerRun\": \\d+,", "")
            .replaceAll("\\s+\"(task|classes)\": [^,]+,", "")
            .replaceAll("(?s)  \"provenance\": \\{.*?\\},\n", "");
    assertThat(text).doesNotContain("passesPerRun", "provenance", "\"task\"");

    Baseline read = BaselineFile.read(write(text));

    assertThat(read.cells().get(0).rowsPerSecond().values()[0]).isEqualTo(1000 / 0.11);
    assertThat(BaselineComparison.of(read, report().result(), PROVENANCE).caveats())
        .containsExactly("Concord: 1.0 now, not given in the baseline");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"command\": \"benchmark\";\"command\": \"train\";FILE, command must be \"benchmark\", as in a"
            + " benchmark.json, found \"train\".",
        "\"command\": \"benchmark\",;;FILE must be a benchmark.json, found"
            + " {\"schemaVersion\":1,\"provenance\":{\"concor….",
        "\"schemaVersion\": 1;\"schemaVersion\": 2;FILE, schemaVersion must be 1, the version this"
            + " Concord reads, found 2.",
        "\"cells\": [;\"cell\": [;FILE, cells must be there, found nothing.",
        "\"batchSize\": 32;\"batchSize\": 3.5;FILE, cells[0].batchSize must be a whole number, found"
            + " 3.5.",
        "\"batchSize\": 32;\"batchSize\": 3000;FILE, cells[0]: batch size must be from 1 to the rows"
            + " (1000), found 3000.",
        "\"mode\": \"train\";\"mode\": \"fly\";FILE, cells[0]: mode must be train or score, found"
            + " 'fly'.",
        "[0.11, ;[0, ;FILE, cells[0].secondsPerRun.values: measurements must be above 0 and finite,"
            + " found Infinity.",
        "[0.11, ;[\"x\", ;FILE, cells[0].secondsPerRun.values[0] must be a number, found \"x\".",
        "\"features\": 30;\"features\": null;FILE, config.features must be there, found null."
      })
  void whatIsSomethingElseIsNamed(String of, String replaced, String message) throws IOException {
    String text = BenchmarkJson.of(report());
    assertThat(text).contains(of);
    Path file = write(text.replace(of, replaced == null ? "" : replaced));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BaselineFile.read(file))
        .withMessage(message.replace("FILE", file.toString()));
  }

  @Test
  void whatIsNoJsonIsNamed() throws IOException {
    Path file = write("a,b\n1,2\n");
    Path missing = folder.resolve("gone.json");
    Path latin1 = folder.resolve("latin1.json");
    Files.write(latin1, "{\"cpu\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BaselineFile.read(file))
        .withMessage(file + " must be JSON, found other text.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BaselineFile.read(missing))
        .withMessage(missing + " must be a file, found nothing there.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BaselineFile.read(latin1))
        .withMessage(latin1 + " must be JSON in UTF-8, found other bytes.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BaselineFile.read(write("[1]")))
        .withMessage(file + " must be a JSON object, found [1].");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BaselineFile.read(folder))
        .withMessageStartingWith(folder + " must be a file");
  }

  @Test
  void theReportSaysWhatChangedAndBySoMuch() throws IOException {
    Baseline twice =
        BaselineFile.read(
            write(
                BenchmarkJson.of(report())
                    .replace("[0.11, 0.12, 0.125]", "[0.055, 0.06, 0.0625]")));
    BaselineComparison changes = BaselineComparison.of(twice, report().result(), PROVENANCE);

    assertThat(BaselineText.of(changes))
        .containsExactly(
            "java is slower, 0.5 × its speed in the baseline, 95 % interval 0.4 to 0.6 (32-16-1,"
                + " 1,000 rows, batch 32, train)",
            "pytorch is slower, 0.5 × its speed in the baseline, 95 % interval 0.4 to 0.6 (1,"
                + " 1,000 rows, batch 1,000, score)",
            "pytorch (32-16-1, 1,000 rows, batch 32, train) is not in the baseline");
    assertThat(BaselineText.regressions(changes))
        .isEqualTo(
            "2 of 2 cells are slower than in " + twice.source() + " beyond the noise, or fail");
    BenchmarkReport report =
        new BenchmarkReport(report().result(), PROVENANCE, Optional.of(changes));
    assertThat(BenchmarkJson.of(report))
        .contains("\"regressions\": 2", "\"verdict\": \"slower\"", "\"onlyNow\": [");
    assertThat(BenchmarkMarkdown.of(report, false))
        .contains(
            "## Compared with " + twice.source(),
            "- java is slower, 0.5 × its speed in the baseline",
            "Concord 1.0, 2026-11-25T14:00:00Z: `concord benchmark`.",
            "95 % interval of the mean");
  }

  @Test
  void theDocumentTellsWhereItIsFrom() {
    assertThat(BenchmarkJson.of(report()))
        .contains(
            """
              "provenance": {
                "concordVersion": "1.0",
                "date": "2026-11-25T14:00:00Z",
                "commandLine": ["concord", "benchmark"],
                "javaVersion": "17.0.15+6",
                "javaVendor": "Debian",
                "os": "Linux 6 amd64"
              },
            """)
        .contains("\"libraryFile\": \"libtorch_cpu.so\"", "\"librarySha256\": \"ab\"")
        .contains("\"baseline\": null");
  }
}
