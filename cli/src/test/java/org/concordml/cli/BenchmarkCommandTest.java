package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code concord benchmark} on sizes that take no time. */
class BenchmarkCommandTest {

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheOutput() {
    out = folder.resolve("out");
  }

  private Object[] tiny(Object... more) {
    return ofRows(200, more);
  }

  private Object[] ofRows(int rows, Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("benchmark", "--rows", rows, "--runs", 3, "--warmup", 1, "--out", out));
    args.addAll(List.of(more));
    return args.toArray();
  }

  @Test
  void prints_a_table_and_writes_four_files() {
    Invocation run =
        Invocation.of(tiny("--engines", "java", "--mode", "both", "--batch-sizes", "32,100"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("\\| +200 \\| 32-16-1 \\| train \\| +32 \\| java +\\| cpu ")
        .containsPattern("\\| +200 \\| 32-16-1 \\| score \\| +100 \\| java +\\| cpu ")
        .doesNotContain("Ratios");
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "benchmark.json", "benchmark.csv", "benchmark.md", "benchmark.png");
  }

  @Test
  void the_document_has_the_promised_names() throws IOException {
    Invocation run =
        Invocation.of(
            tiny("--engines", "java", "--batch-sizes", "32", "--time-to", "auc=0.5", "--json"));

    assertThat(run.code()).isZero();
    assertThat(out.resolve("benchmark.json")).hasContent(run.out());
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.keySet())
        .containsExactly(
            "schemaVersion",
            "command",
            "provenance",
            "machine",
            "config",
            "data",
            "engines",
            "cells",
            "comparisons",
            "breakEven",
            "baseline",
            "warnings");
    assertThat(document.get("command").getAsString()).isEqualTo("benchmark");
    assertThat(document.getAsJsonObject("machine").keySet())
        .contains("cpu", "cores", "jvm", "threadSettings", "loadAverageAtStart");
    JsonObject engine = document.getAsJsonArray("engines").get(0).getAsJsonObject();
    assertThat(engine.get("librarySha256").getAsString()).isEqualTo("none");
    JsonObject cell = document.getAsJsonArray("cells").get(0).getAsJsonObject();
    assertThat(cell.keySet())
        .containsExactly(
            "engine",
            "rows",
            "hidden",
            "batchSize",
            "mode",
            "status",
            "device",
            "initialisationSeconds",
            "warmUpRuns",
            "runs",
            "passesPerRun",
            "outOfTime",
            "rowsPerSecond",
            "stepsPerSecond",
            "secondsPerRun",
            "peakMemoryMb",
            "peakGpuMemoryMb",
            "threadsUsed",
            "coresBusy",
            "timeTo");
    assertThat(cell.getAsJsonObject("rowsPerSecond").keySet())
        .containsExactly("mean", "sd", "interval95", "min", "max");
    JsonObject seconds = cell.getAsJsonObject("secondsPerRun");
    assertThat(seconds.getAsJsonArray("values")).hasSize(3);
    assertThat(seconds.get("p95").isJsonNull()).isTrue();
    assertThat(cell.getAsJsonObject("timeTo").get("reached").getAsBoolean()).isTrue();
    assertThat(cell.getAsJsonObject("timeTo").getAsJsonArray("trainings")).hasSize(3);
    assertThat(document.getAsJsonObject("provenance").getAsJsonArray("commandLine").toString())
        .startsWith("[\"concord\",\"benchmark\",\"--rows\",\"200\",")
        .endsWith("\"--json\"]");
    assertThat(Files.readAllLines(out.resolve("benchmark.csv"))).hasSize(2);
  }

  @Test
  void several_widths_are_several_networks() {
    Invocation run =
        Invocation.of(tiny("--engines", "java", "--batch-sizes", 64, "--widths", "4,8"));

    assertThat(run.out()).contains("4-2-1").contains("8-4-1").doesNotContain("32-16-1");
  }

  @Test
  void severalClassesAndNumbersAreTimedToo() {
    Invocation classes =
        Invocation.of(
            tiny("--engines", "java", "--batch-sizes", 64, "--classes", 5, "--mode", "both"));
    Invocation numbers =
        Invocation.of(
            tiny(
                "--engines",
                "java",
                "--batch-sizes",
                64,
                "--task",
                "regression",
                "--time-to",
                "valMae=50",
                "--json"));

    assertThat(classes.err()).isEmpty();
    assertThat(classes.out())
        .containsPattern("\\| +200 \\| 32-16-5 \\| train \\| +64 \\| java +\\| cpu ")
        .containsPattern("\\| +200 \\| 32-16-5 \\| score \\| +64 \\| java +\\| cpu ");
    assertThat(numbers.code()).isZero();
    JsonObject document = JsonParser.parseString(numbers.out()).getAsJsonObject();
    JsonObject config = document.getAsJsonObject("config");
    assertThat(config.get("task").getAsString()).isEqualTo("regression");
    assertThat(config.get("classes").isJsonNull()).isTrue();
    JsonObject data = document.getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(data.get("source").getAsString())
        .isEqualTo("generated:rows=300,features=30,task=regression,seed=42");
    JsonObject cell = document.getAsJsonArray("cells").get(0).getAsJsonObject();
    assertThat(cell.getAsJsonObject("timeTo").get("reached").getAsBoolean()).isTrue();
    // In the unit of the outcome, whose standard deviation is 17: as standardised it is below 1.
    assertThat(cell.getAsJsonObject("timeTo").get("best").getAsDouble()).isBetween(3.0, 50.0);
  }

  @Test
  void aBaselineOfAnotherOutcomeHasNothingToCompare() throws IOException {
    assertThat(Invocation.of(tiny("--engines", "java", "--batch-sizes", 32, "--classes", 3)).code())
        .isZero();
    Path classes = folder.resolve("classes.json");
    Files.copy(out.resolve("benchmark.json"), classes);

    Invocation same =
        Invocation.of(
            tiny(
                "--engines",
                "java",
                "--batch-sizes",
                32,
                "--task",
                "multiclass",
                "--baseline",
                classes));
    Invocation other =
        Invocation.of(tiny("--engines", "java", "--batch-sizes", 32, "--baseline", classes));

    assertThat(same.code()).isZero();
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("mode, outcome and number of features of one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--classes=1 | --classes must be at least 2, found 1",
        "--task=binary,--classes=3 | --classes must be 2 with --task binary, found 3",
        "--task=multiclass,--classes=2 | --classes must be at least 3 with --task multiclass, found"
            + " 2",
        "--task=regression,--classes=2 | --classes has an effect with classes only, found --task"
            + " regression",
        "--task=ranking | task must be one of binary, multiclass, regression, found 'ranking'",
        "--classes=11 | rows of 30 features and 11 classes must be from 220 to 71,557,787, found"
            + " 200"
      })
  void outcomesThatDoNotFit(String options, String message) {
    Invocation run = Invocation.of(tiny((Object[]) options.split(",")));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void an_engine_that_only_scores_is_timed_where_nothing_is_trained() {
    Invocation both = Invocation.of(tiny("--mode", "both", "--batch-sizes", 32));
    Invocation score = Invocation.of(tiny("--mode", "score", "--batch-sizes", 32));

    assertThat(both.code()).isZero();
    assertThat(both.out()).doesNotContain("onnxruntime").doesNotContain("Failed");
    assertThat(score.code()).isZero();
    assertThat(score.out()).containsPattern("\\| onnxruntime +\\| cpu ").doesNotContain("Failed");
  }

  @Test
  void cells_that_an_engine_cannot_train_say_so_when_it_was_named() {
    Invocation run =
        Invocation.of(tiny("--engines", "java,onnxruntime", "--mode", "both", "--batch-sizes", 32));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("\\| onnxruntime +\\| cpu ")
        .contains("Failed   onnxruntime (32-16-1, 200 rows, batch 32, train):")
        .contains("engine onnxruntime scores with trained models and cannot train.");
  }

  @Test
  void a_cell_that_fails_is_reported_and_the_rest_goes_on() {
    TrainingBackend java = EngineRegistry.load().findTraining("java");

    Invocation run =
        Invocation.with(
            List.of(java, new BrokenBackend(java)), tiny("--batch-sizes", 32, "--seed", 7));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "Failed   broken (32-16-1, 200 rows, batch 32, train): IllegalStateException: no"
                + " workspace")
        .containsPattern("\\| java +\\| cpu ");
  }

  @Test
  void the_memory_of_a_GPU_is_told_where_one_was_used() throws IOException {
    TrainingBackend java = EngineRegistry.load().findTraining("java");

    Invocation run =
        Invocation.with(
            List.of(java, new GpuBackend(java, new AtomicLong())),
            tiny("--batch-sizes", 32, "--json"));
    Invocation again =
        Invocation.with(
            List.of(java, new GpuBackend(java, new AtomicLong())), tiny("--batch-sizes", 32));

    assertThat(run.code()).isZero();
    JsonArray cells = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("cells");
    assertThat(cells.get(0).getAsJsonObject().get("peakGpuMemoryMb").isJsonNull()).isTrue();
    // First, warm-up and three timed runs were read: 100, 200, 300, 200 and 100.
    assertThat(cells.get(1).getAsJsonObject().get("peakGpuMemoryMb").getAsDouble()).isEqualTo(300);
    assertThat(again.out())
        .containsPattern("peak MB \\| peak GPU MB \\| cores busy")
        .containsPattern("\\| java .*\\| +- \\| +[0-9.]+ \\|")
        .containsPattern("\\| scripted .*\\| +300 \\| +[0-9.]+ \\|");
    List<String> csv = Files.readAllLines(out.resolve("benchmark.csv"));
    int column = List.of(csv.get(0).split(",", -1)).indexOf("peakGpuMemoryMb");
    assertThat(csv.get(1).split(",", -1)[column]).isEmpty();
    assertThat(csv.get(2).split(",", -1)[column]).isEqualTo("300.0");
    assertThat(out.resolve("benchmark.md"))
        .content()
        .contains("| peak MB | peak GPU MB | cores busy |")
        .containsPattern("\\| scripted \\| gpu:0 .*\\| 300 \\|");
  }

  /** A batch of 300 rows is two blocks of the java engine's, so the second thread has its share. */
  @Test
  void threads_asked_for_and_used_are_told() throws IOException {
    Invocation run =
        Invocation.of(ofRows(300, "--engines", "java", "--batch-sizes", "100,300", "--threads", 2));

    assertThat(run.out())
        .contains("Threads  asked for: 2")
        .containsPattern("\\| +100 \\| java +\\| cpu +\\| +1 \\|")
        .containsPattern("\\| +300 \\| java +\\| cpu +\\| +2 \\|");
    assertThat(out.resolve("benchmark.md"))
        .content()
        .contains("threads asked for: 2.", "| device | threads | rows/s (mean) |", "| cpu | 2 |");
    List<String> csv = Files.readAllLines(out.resolve("benchmark.csv"));
    int column = List.of(csv.get(0).split(",", -1)).indexOf("threadsRequested");
    assertThat(csv.get(0).split(",", -1)[column + 1]).isEqualTo("threadsUsed");
    assertThat(List.of(csv.get(2).split(",", -1)).subList(column, column + 2))
        .containsExactly("2", "2");
    JsonObject document =
        JsonParser.parseString(Files.readString(out.resolve("benchmark.json"))).getAsJsonObject();
    assertThat(document.getAsJsonObject("config").get("threads").getAsString()).isEqualTo("2");
    JsonObject cell = document.getAsJsonArray("cells").get(1).getAsJsonObject();
    assertThat(cell.getAsJsonObject("device").get("threads").getAsString()).isEqualTo("2");
    assertThat(cell.get("threadsUsed").getAsInt()).isEqualTo(2);
  }

  @Test
  void without_a_GPU_there_is_no_word_of_its_memory() {
    Invocation run = Invocation.of(tiny("--engines", "java", "--batch-sizes", 32));

    assertThat(run.out()).contains("peak MB").doesNotContain("GPU");
    assertThat(out.resolve("benchmark.md")).content().doesNotContain("GPU");
  }

  @Test
  void nothing_timed_at_all_exits_with_4() {
    TrainingBackend java = EngineRegistry.load().findTraining("java");

    Invocation run = Invocation.with(List.of(new BrokenBackend(java)), tiny("--batch-sizes", 32));

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).contains("no workspace");
    assertThat(run.err())
        .isEqualTo(
            "error: no cell could be timed; each says why. Try other engines or smaller sizes."
                + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--mode;fast;mode must be one of train, score, both, found 'fast'",
        "--runs;0;runs must be from 1 to 1,000,000, found 0",
        "--warmup;-1;warm-up runs must be from 0 to 1,000,000, found -1",
        "--features;0;features must be from 1 to 21,053,761, found 0",
        "--hidden;8,0;units must be at least 1, found 0",
        "--max-seconds;0;seconds a cell must be above 0 and at most 1,000,000, found 0.0",
        "--features;200000000;features must be from 1 to 21,053,761, found 200000000",
        "--max-seconds;Infinity;must be a finite decimal number",
        "--max-seconds;1e9;seconds a cell must be above 0 and at most 1,000,000, found 1.0E9",
        "--hidden;100000000;the network must have less than 2^31 parameters, found 3200000001",
        "--trainings;3;--trainings has an effect with --time-to only",
        "--epochs;3;--epochs has an effect with --time-to only",
        "--batch-sizes;0;batch sizes must be from 1 to 2,147,483,647, found 0",
        "--batch-sizes;32,32;batch sizes must be given, each once, found [32, 32]",
        "--batch-sizes;999;batch sizes must not all be larger than the rows, found [999] for [200]",
        "--time-to;0.99;the quality to reach must be METRIC=VALUE such as valRocAuc=0.99",
        "--time-to;loss=0.1;the metric to reach must be one of the validation rows, found 'loss'",
        "--time-to;valGini=0.9;metric must be one of loss, accuracy, valLoss, valAccuracy",
        "--threads;0;threads must be auto or a whole number from 1 to 1024, found '0'",
        "--device;tpu;device must be auto, cpu, gpu or gpu:N, found 'tpu'"
      })
  void wrong_usage_says_what_must_be(String option, String value, String message) {
    Invocation run =
        Invocation.of("benchmark", "--rows", 200, "--engines", "java", "--out", out, option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains(message);
    assertThat(out).doesNotExist();
  }

  /** Once a defect: the table did not fit, after the engines had been loaded. */
  @Test
  void moreRowsThanATableHoldsAreRefused() {
    Invocation run =
        Invocation.of("benchmark", "--rows", 2_000_000_000, "--engines", "java", "--out", out);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: rows of 30 features must be from 2 to 71,557,787, found 2000000000");
  }

  @Test
  void aNetworkIsRefusedInTheWordsOfTraining() {
    Invocation training =
        Invocation.of("train", "--engine", "java", "--hidden", "60000,60000", "--out", out);
    Invocation timing = Invocation.of(tiny("--engines", "java", "--hidden", "60000,60000"));

    assertThat(timing.code()).isEqualTo(2).isEqualTo(training.code());
    assertThat(withoutNumber(timing)).isEqualTo(withoutNumber(training));
    assertThat(timing.err()).contains("parameters, found 3601980001");
  }

  /** The number of parameters depends on the table's columns, which differ. */
  private static String withoutNumber(Invocation run) {
    return run.err().lines().findFirst().orElseThrow().replaceAll("found \\d+", "found N");
  }

  private static void slowDown(Path document, double factor) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(document)).getAsJsonObject();
    for (JsonElement cell : json.getAsJsonArray("cells")) {
      JsonObject seconds = cell.getAsJsonObject().getAsJsonObject("secondsPerRun");
      JsonArray steady = new JsonArray();
      double middle = seconds.get("median").getAsDouble() * factor;
      for (double each : new double[] {0.999, 1, 1.001, 1, 1, 1}) {
        steady.add(each * middle);
      }
      seconds.add("values", steady);
    }
    Files.writeString(document, json.toString());
  }

  @Test
  void whatBecameSlowerSinceABaselineIsSaidAndMayFail() throws IOException {
    Object[] words = tiny("--engines", "java", "--batch-sizes", 32);
    assertThat(Invocation.of(words).code()).isZero();
    Path baseline = folder.resolve("earlier.json");
    Files.copy(out.resolve("benchmark.json"), baseline);
    slowDown(baseline, 1e-3);

    Invocation told =
        Invocation.of(tiny("--engines", "java", "--batch-sizes", "32,100", "--baseline", baseline));
    Invocation failed =
        Invocation.of(
            tiny(
                "--engines",
                "java",
                "--batch-sizes",
                32,
                "--baseline",
                baseline,
                "--fail-on-regression",
                "--json"));

    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains("Compared with " + baseline)
        .containsPattern("java is slower, 0\\.00\\d+ × its speed in the baseline, 95 % interval ")
        .contains("java (32-16-1, 200 rows, batch 100, train) is not in the baseline");
    assertThat(failed.code()).isEqualTo(6);
    assertThat(failed.err())
        .contains(
            "note: 1 of 1 cells are slower than in " + baseline + " beyond the noise, or fail");
    JsonObject changes =
        JsonParser.parseString(failed.out()).getAsJsonObject().getAsJsonObject("baseline");
    assertThat(changes.get("regressions").getAsInt()).isEqualTo(1);
    assertThat(out.resolve("benchmark.md"))
        .content()
        .contains("## Compared with " + baseline, "java is slower");
  }

  @Test
  void whatBecameFasterDoesNotFail() throws IOException {
    assertThat(Invocation.of(tiny("--engines", "java", "--batch-sizes", 32)).code()).isZero();
    Path baseline = folder.resolve("earlier.json");
    Files.copy(out.resolve("benchmark.json"), baseline);
    slowDown(baseline, 1e3);

    Invocation run =
        Invocation.of(
            tiny(
                "--engines",
                "java",
                "--batch-sizes",
                32,
                "--baseline",
                baseline,
                "--fail-on-regression"));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("java is faster, ");
  }

  @Test
  void aBaselineMustBeThereAndHaveACellInCommon() throws IOException {
    Path missing = folder.resolve("gone.json");
    Invocation gone = Invocation.of(tiny("--engines", "java", "--baseline", missing));
    assertThat(Invocation.of(tiny("--engines", "java", "--batch-sizes", 32)).code()).isZero();
    Path other = folder.resolve("other.json");
    Files.copy(out.resolve("benchmark.json"), other);
    Invocation none =
        Invocation.of(ofRows(201, "--engines", "java", "--batch-sizes", 32, "--baseline", other));

    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.err()).contains(missing + " must be a file, found nothing there.");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err())
        .contains(
            other
                + " must have a cell with the engine, rows, hidden layers, batch size, mode,"
                + " outcome and number of features of one that is timed now, found none.");
  }

  @Test
  void failingOnARegressionNeedsABaseline() {
    Invocation run = Invocation.of(tiny("--engines", "java", "--fail-on-regression"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--fail-on-regression has an effect with --baseline only");
  }

  /** Two hundred rows take a tenth of a millisecond, which no clock of processor time can see. */
  @Test
  void shortRunsAreLengthenedAndNoMoreCoresAreBusyThanThereAre() {
    Invocation run = Invocation.of(tiny("--engines", "java", "--batch-sizes", 100, "--json"));

    JsonObject cell =
        JsonParser.parseString(run.out())
            .getAsJsonObject()
            .getAsJsonArray("cells")
            .get(0)
            .getAsJsonObject();
    int passes = cell.get("passesPerRun").getAsInt();
    assertThat(passes).isGreaterThan(1);
    double median = cell.getAsJsonObject("secondsPerRun").get("median").getAsDouble();
    assertThat(median).isGreaterThan(0.02);
    assertThat(cell.getAsJsonObject("rowsPerSecond").get("max").getAsDouble())
        .isGreaterThanOrEqualTo(200.0 * passes / median * 0.999);
    JsonElement busy = cell.get("coresBusy");
    if (!busy.isJsonNull()) {
      assertThat(busy.getAsDouble())
          .isBetween(0.0, (double) Runtime.getRuntime().availableProcessors());
    }
  }

  @Test
  void widths_and_hidden_exclude_each_other() {
    Invocation run = Invocation.of(tiny("--hidden", 8, "--widths", 8));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("give --hidden or --widths, not both");
  }

  @Test
  void a_quality_has_no_meaning_when_scoring() {
    Invocation run = Invocation.of(tiny("--mode", "score", "--time-to", "auc=0.9"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the time to a quality has a meaning in mode train only");
  }

  @Test
  void an_unknown_engine_exits_with_2_and_a_missing_device_with_5() {
    Invocation unknown = Invocation.of(tiny("--engines", "tensorflow"));
    Invocation device = Invocation.of(tiny("--engines", "java", "--device", "gpu"));

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("found 'tensorflow'");
    assertThat(device.code()).isEqualTo(5);
    assertThat(out).doesNotExist();
  }

  @Test
  void the_report_goes_to_a_folder_of_its_own() {
    assertThat(Invocation.of("benchmark", "--help").out()).contains("concord-benchmark");
  }

  /** Computes in Java and says it was on a GPU, whose use rises to 300 MiB and falls again. */
  private record GpuBackend(TrainingBackend like, AtomicLong readings) implements TrainingBackend {

    @Override
    public String id() {
      return "scripted";
    }

    @Override
    public EngineAvailability availability() {
      return new EngineAvailability.Available("1", List.of("cpu", "gpu:0"), "", "none", "", 0);
    }

    @Override
    public TrainingSession train(TrainingSpec config, DeviceChoice device) {
      assertThat(device.used()).isEqualTo("gpu:0");
      return like.train(config, new DeviceChoice(DeviceRequest.AUTO, "cpu", "in truth"));
    }

    @Override
    public OptionalLong deviceMemoryInUse(DeviceChoice device) {
      assertThat(device.used()).isEqualTo("gpu:0");
      return OptionalLong.of((300 - 100 * Math.abs(2 - readings.getAndIncrement())) << 20);
    }
  }

  /** An engine that is there and cannot open a session. */
  private record BrokenBackend(TrainingBackend like) implements TrainingBackend {

    @Override
    public String id() {
      return "broken";
    }

    @Override
    public EngineAvailability availability() {
      return like.availability();
    }

    @Override
    public TrainingSession train(TrainingSpec config, DeviceChoice device) {
      throw new IllegalStateException("no workspace");
    }
  }
}
