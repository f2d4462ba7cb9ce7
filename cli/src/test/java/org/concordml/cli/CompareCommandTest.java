package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code concord compare}: what a user of the bundled data gets. */
class CompareCommandTest {

  @TempDir Path folder;

  @Test
  void prints_summary_epochs_table_verdict_and_files() {
    Invocation run = Invocation.of("compare", "--epochs", 2, "--out", folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "Missing values per column\n  Unnamed: 32    569\n  none in the other 32 columns\n\n")
        .contains("569 rows, 30 features; 212 M (positive), 357 B")
        .contains("Split    455 training rows, 114 test rows (test size 0.2, seed 42)")
        .containsPattern("epoch 1/2  loss 0\\.\\d{6}  accuracy 0\\.\\d{4}  valLoss")
        .containsPattern("\\| java +\\| ")
        .containsPattern("\\| pytorch +\\| 2\\.7\\.1 +\\| cpu ")
        .containsPattern("\\| mxnet +\\| ")
        .contains("Parity: passed; reference java, tolerance 1.0E-4 relative to scale")
        .contains(folder.resolve("out").resolve("curves.png").toString());
    assertThat(folder.resolve("out"))
        .isDirectoryContaining(path -> path.endsWith("history.csv"))
        .isDirectoryContaining(path -> path.endsWith("predictions.csv"))
        .isDirectoryContaining(path -> path.endsWith("comparison.json"))
        .isDirectoryContaining(path -> path.endsWith("curves.png"));
  }

  @Test
  void json_is_one_document_with_the_fixed_names() throws IOException {
    Path out = folder.resolve("out");

    Invocation run = Invocation.of("compare", "--epochs", 1, "--json", "--out", out);

    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.keySet())
        .contains("schemaVersion", "command", "data", "split", "config", "runs", "parity");
    assertThat(document.get("schemaVersion").getAsInt()).isEqualTo(1);
    JsonObject data = document.getAsJsonObject("data");
    assertThat(data.get("rows").getAsInt()).isEqualTo(569);
    assertThat(data.get("rowsDropped").getAsInt()).isZero();
    assertThat(data.getAsJsonArray("features")).hasSize(30);
    assertThat(data.get("target").getAsString()).isEqualTo("diagnosis");
    assertThat(data.get("positive").getAsString()).isEqualTo("M");
    JsonObject split = document.getAsJsonObject("split");
    assertThat(split.getAsJsonArray("testIndices")).hasSize(114);
    assertThat(split.getAsJsonArray("testIndices").get(0).getAsInt()).isEqualTo(204);
    assertThat(document.getAsJsonArray("runs")).hasSize(3);
    for (JsonElement element : document.getAsJsonArray("runs")) {
      JsonObject one = element.getAsJsonObject();
      assertThat(one.keySet())
          .contains(
              "engine",
              "engineVersion",
              "device",
              "history",
              "test",
              "testProbabilities",
              "seconds",
              "peakMemoryMb");
      assertThat(one.getAsJsonArray("testProbabilities")).hasSize(114);
      assertThat(one.getAsJsonObject("device").keySet())
          .containsExactlyInAnyOrder("requested", "used", "reason", "threads");
    }
    JsonObject parity = document.getAsJsonObject("parity");
    assertThat(parity.get("passed").getAsBoolean()).isTrue();
    assertThat(parity.get("firstDivergence").isJsonNull()).isTrue();
    assertThat(parity.get("maxLossDifference").getAsDouble()).isLessThan(1e-6);
    assertThat(JsonParser.parseString(Files.readString(out.resolve("comparison.json"))))
        .isEqualTo(document);
  }

  @Test
  void a_disagreement_exits_with_6_after_the_report_is_written() {
    Invocation run =
        Invocation.of(
            "compare",
            "--engines",
            "java,pytorch",
            "--tolerance",
            "1e-12",
            "--epochs",
            1,
            "--out",
            folder.resolve("out"));

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.out())
        .contains("Parity: FAILED; reference java, tolerance 1.0E-12 relative to scale")
        .containsPattern("pytorch differs first in \\S.* (before the first update|at epoch 1)");
    assertThat(folder.resolve("out").resolve("comparison.json")).isNotEmptyFile();
  }

  @Test
  void engines_run_in_the_order_asked_for_and_are_compared_with_the_reference_asked_for() {
    Invocation run =
        Invocation.of(
            "compare",
            "--engines",
            "pytorch,java",
            "--reference",
            "pytorch",
            "--epochs",
            1,
            "--quiet",
            "--out",
            folder.resolve("out"));

    assertThat(run.out()).contains("reference pytorch").doesNotContain("Missing values");
    assertThat(run.out().indexOf("| pytorch")).isLessThan(run.out().indexOf("| java"));
  }

  @Test
  void with_one_engine_there_is_nothing_to_compare() {
    List<EngineBackend> javaOnly = List.of(EngineRegistry.load().find("java"));

    Invocation run =
        Invocation.with(javaOnly, "compare", "--epochs", 1, "--out", folder.resolve("out"));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Parity: nothing to compare, only java was run");
    assertThat(run.err()).contains("note: only java is run, so nothing will be compared");
  }

  /** It is read while the engines are loaded. */
  @Test
  void a_table_that_is_not_there_is_told_of_before_a_device_that_is_not() {
    Path missing = folder.resolve("missing.csv");

    Invocation run =
        Invocation.of(
            "compare",
            missing,
            "--target",
            "y",
            "--engines",
            "java",
            "--device",
            "gpu",
            "--out",
            folder);

    assertThat(run.code()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).contains(missing.toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void without_any_engine_there_is_nothing_to_run() {
    Invocation run = Invocation.with(List.of(), "compare", "--out", folder);

    assertThat(run.code()).isEqualTo(ExitCode.ENGINE);
    assertThat(run.err()).contains("no engine can be used here");
  }

  @Test
  void the_reference_must_be_one_of_the_engines_that_can_be_used() {
    List<EngineBackend> engines = List.of(EngineRegistry.load().find("java"), new AbsentBackend());

    Invocation run = Invocation.with(engines, "compare", "--reference", "absent", "--out", folder);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("--reference must be one of the engines compared (java), found 'absent'");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keep_id_makes_31_inputs() {
    Invocation run =
        Invocation.of(
            "compare",
            "--engines",
            "java",
            "--keep-id",
            "--epochs",
            1,
            "--json",
            "--out",
            folder.resolve("out"));

    JsonObject data = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("data");
    assertThat(data.getAsJsonArray("features")).hasSize(31);
  }

  @Test
  void the_same_seed_gives_the_same_numbers_and_another_gives_others() {
    double first = lossWith(7);

    assertThat(lossWith(7)).isCloseTo(first, within(0.0));
    assertThat(lossWith(8)).isNotEqualTo(first);
  }

  private double lossWith(int seed) {
    Invocation run =
        Invocation.of(
            "compare",
            "--engines",
            "java",
            "--seed",
            seed,
            "--epochs",
            1,
            "--json",
            "--out",
            folder.resolve("out"));
    return JsonParser.parseString(run.out())
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("test")
        .get("loss")
        .getAsDouble();
  }

  @Test
  void quiet_hides_no_note_that_changes_the_result() {
    Invocation run =
        Invocation.of("compare", "--engines", "java", "--epochs", 1, "--quiet", "--out", folder);

    assertThat(run.err())
        .contains("note: Left out the identifier column \"id\". Keep it with --keep-id.");
    assertThat(run.out()).doesNotContain("epoch", "Data ");
  }

  @Test
  void wrong_usage_leaves_an_earlier_report_where_it_is_and_a_failed_job_does_not() {
    Invocation.of("compare", "--engines", "java", "--epochs", 1, "--out", folder);

    Invocation.of("compare", "--engines", "java", "--epochs", 0, "--out", folder);
    assertThat(folder.resolve("comparison.json")).exists();

    Invocation failed =
        Invocation.of(
            "compare",
            "--engines",
            "java",
            "--epochs",
            1,
            "--learning-rate",
            "1e300",
            "--out",
            folder);
    assertThat(failed.code()).isEqualTo(ExitCode.DIVERGED);
    assertThat(folder.resolve("comparison.json")).doesNotExist();
    assertThat(folder.resolve("previous/comparison.json")).exists();
    assertThat(failed.err())
        .contains("note: Moved the report of an earlier job to " + folder.resolve("previous"));
  }
}
