package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.bundle.checkpoint.CheckpointFolder;
import org.concordml.bundle.checkpoint.CheckpointWriter;
import org.concordml.bundle.checkpoint.CheckpointedJob;
import org.concordml.data.TableRoles;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.Provenance;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EnsembleState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code concord train --resume}: what it takes from a checkpoint, and what it refuses. */
class ResumeCommandTest {

  private static final String VERSION = Provenance.now(List.of()).concordVersion();

  @TempDir Path folder;
  private Path report;
  private Path checkpoints;

  @BeforeEach
  void nameFolders() {
    report = folder.resolve("out");
    checkpoints = folder.resolve("checkpoint");
  }

  /** The words of a training, each an argument. */
  private List<String> words(String options) {
    List<String> words = new ArrayList<>(List.of("--out", report.toString()));
    words.addAll(List.of("--checkpoint-every", "2"));
    words.addAll(List.of(options.split(" ")));
    return words;
  }

  /** A training of that command that was ended after some epochs of all its networks. */
  private void begin(int epochs, String options) {
    begin(epochs, VERSION, BundledDataset.PENGUINS, options);
  }

  private void begin(int epochs, String version, BundledDataset table, String options) {
    Recipe recipe =
        Recipe.fromJson(
            Invocation.of(
                    Stream.of(List.of("train", "--print-config"), words(options))
                        .flatMap(List::stream)
                        .toArray())
                .out(),
            Recipe.standard(TableRoles.target("")));
    Experiment experiment = Experiment.of(recipe, table.table());
    CheckpointedJob job =
        new CheckpointedJob(
            version,
            "java",
            words(options),
            experiment.data().source(),
            experiment.data().sha256(),
            "",
            recipe.toJson());
    CheckpointWriter writer =
        new CheckpointWriter(
            new CheckpointFolder(checkpoints),
            job,
            1,
            recipe.fit().epochs(),
            EnsembleState.beginning());
    int[] done = {0};
    TrainingObserver ending =
        event -> {
          if (event instanceof TrainingEvent.EpochFinished && ++done[0] == epochs) {
            throw new IllegalStateException("ended here");
          }
        };
    assertThatThrownBy(
            () ->
                experiment.run(
                    EngineRegistry.load().findTraining("java"),
                    DeviceRequest.CPU,
                    writer.and(ending)))
        .hasMessage("ended here");
  }

  @Test
  void aTableBehindTheEndOfOptionsIsFoundAgain() {
    begin(2, "--engine java --fill median --epochs 4 -- bundled:penguins");

    Invocation resumed = resume("--quiet");

    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("Test Accuracy: ");
    assertThat(checkpoints).doesNotExist();
  }

  @Test
  void aFolderOfAReportIsNotThatOfItsCheckpoints() throws IOException {
    begin(2, "bundled:penguins --engine java --fill median --epochs 4");
    Path file = Files.writeString(folder.resolve("file"), "");

    Invocation above = Invocation.of("train", "--resume", folder);
    Invocation none = Invocation.of("train", "--resume", file);

    assertThat(above.code()).isEqualTo(2);
    assertThat(above.err())
        .startsWith(
            "error: --resume must name a folder of checkpoints, found none in "
                + folder
                + ", but in "
                + checkpoints
                + "\n");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err())
        .startsWith(
            "error: --resume must name a folder of checkpoints, found the file " + file + "\n");
  }

  private Invocation resume(Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", "--resume", checkpoints));
    words.addAll(Arrays.asList(more));
    return Invocation.of(words.toArray());
  }

  /** The report of a run but for what was measured and when. */
  private String report() throws IOException {
    JsonObject document =
        JsonParser.parseString(Files.readString(report.resolve("comparison.json")))
            .getAsJsonObject();
    document.remove("provenance");
    document.remove("engines");
    removeMeasured(document);
    return document + Files.readString(report.resolve("predictions.csv"));
  }

  private static void removeMeasured(JsonElement element) {
    if (element instanceof JsonArray array) {
      array.forEach(ResumeCommandTest::removeMeasured);
    } else if (element instanceof JsonObject object) {
      List.of("seconds", "rowsPerSecond", "peakMemoryMb").forEach(object::remove);
      object.entrySet().forEach(member -> removeMeasured(member.getValue()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundled:penguins --engine java --epochs 6 --fill median",
        "bundled:penguins --engine=java --preset strong --epochs 5 --ensemble 3 --drop island,sex",
        "bundled:penguins --engine java --early-stopping f1_macro --patience 3 --epochs 30 --fill mean",
        "bundled:penguins --engine java --positive Adelie --batch-size 7 --schedule cosine --no-baseline"
      })
  void aResumedTrainingEndsInTheReportOfOneThatWasNotInterrupted(String options)
      throws IOException {
    Invocation whole =
        Invocation.of(
            Stream.concat(Stream.of("train"), words(options).stream())
                .filter(word -> !word.equals("--checkpoint-every") && !word.equals("2"))
                .toArray());
    assertThat(whole.code()).as(whole.err()).isZero();
    String expected = report();
    begin(3, options);

    Invocation resumed = resume();

    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.code()).isZero();
    assertThat(report()).isEqualTo(expected);
    assertThat(lastLines(resumed)).isEqualTo(lastLines(whole));
    assertThat(checkpoints).doesNotExist();
  }

  private static List<String> lastLines(Invocation of) {
    List<String> lines = of.out().lines().toList();
    return lines.subList(lines.size() - 2, lines.size());
  }

  private static final String PENGUINS = "bundled:penguins --engine java --epochs 4 --fill median";

  @Test
  void itSaysAfterWhichEpochItGoesOn() {
    begin(2, PENGUINS);

    assertThat(resume().out()).contains("  goes on after epoch 2 of 4\n  epoch 3/4 ");
  }

  @Test
  void anotherEngineGoesOnAndTheReportSaysSo() throws IOException {
    begin(2, PENGUINS);

    Invocation resumed = resume("--engine", "pytorch");

    assertThat(resumed.code()).as(resumed.err()).isZero();
    String said = "The first 2 epochs were trained on java, what follows on pytorch.";
    assertThat(resumed.out()).contains("pytorch on cpu").contains(said);
    assertThat(Files.readString(report.resolve("comparison.json"))).contains(said);
  }

  @Test
  void wordsThatAreGivenAgainGoOverThoseOfBefore() {
    begin(2, PENGUINS);
    Path elsewhere = folder.resolve("elsewhere");

    Invocation resumed =
        resume("bundled:penguins", "--out", elsewhere, "--epochs", 4, "--quiet", "--no-baseline");

    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(elsewhere.resolve("history.csv")).exists();
    assertThat(report).doesNotExist();
    assertThat(resumed.out()).doesNotContain("goes on after");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs 9 | fit.epochs is 4 in the checkpoint and 9 here",
        "--hidden 7 | network.hidden is [32,16] in the checkpoint and [7] here",
        "--seed 1 | fit.seed is 42 in the checkpoint and 1 here",
        "--drop island | data.drop is [] in the checkpoint and [\"island\"] here",
        "--fill mean | preprocessing.numbers.fill is \"median\" in the checkpoint and \"mean\" here"
      })
  void anotherRecipeIsRefusedWithWhatDiffers(String options, String what) {
    begin(2, PENGUINS);

    Invocation resumed = resume((Object[]) options.split(" "));

    assertThat(resumed.code()).isEqualTo(3);
    assertThat(resumed.err())
        .isEqualTo(
            "error: a training must go on with the recipe it was begun with, found another: "
                + what
                + ". Leave out what changes it, or start anew.\n");
    assertThat(checkpoints).isNotEmptyDirectory();
  }

  @Test
  void anotherTableIsRefused() throws IOException {
    begin(2, PENGUINS);
    Path other = folder.resolve("other.csv");
    try (var bytes = BundledDataset.PENGUINS.source().open()) {
      Files.writeString(
          other,
          new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
              .replaceFirst("\n[^\n]*\n", "\n"));
    }

    Invocation resumed = resume(other);

    assertThat(resumed.code()).isEqualTo(3);
    assertThat(resumed.err())
        .startsWith(
            "error: a training must go on with the data it was begun with, found others: SHA-256 ")
        .contains(" of " + other + ", the checkpoint is of ")
        .endsWith(" of bundled:penguins. Give the table of before, or start anew.\n");
  }

  @Test
  void anotherVersionIsRefused() {
    begin(2, "0.0.9", BundledDataset.PENGUINS, PENGUINS);

    Invocation resumed = resume();

    assertThat(resumed.code()).isEqualTo(3);
    assertThat(resumed.err())
        .isEqualTo(
            "error: a training must go on with the version it was begun with, found a checkpoint"
                + " of Concord 0.0.9 and Concord "
                + VERSION
                + ". Go on with that version, or start anew.\n");
  }

  @Test
  void aDamagedCheckpointCostsOneEpochAndIsTold() throws IOException {
    begin(3, PENGUINS);
    Path newest = checkpoints.resolve("checkpoint-000003.safetensors");
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 2000));

    Invocation resumed = resume();

    assertThat(resumed.code()).isZero();
    assertThat(resumed.err())
        .startsWith(
            "note: The newest checkpoint cannot be used, checkpoint-000002.safetensors is taken in"
                + " its place: ");
    assertThat(resumed.out()).contains("goes on after epoch 2 of 4");
  }

  @Test
  void whereThereIsNoneItSaysSo() {
    Invocation resumed = resume();

    assertThat(resumed.code()).isEqualTo(3);
    assertThat(resumed.err())
        .isEqualTo("error: " + checkpoints + " must hold a checkpoint, found none.\n");
  }

  @Test
  void aNewTrainingDoesNotWriteOverTheCheckpointsOfAnother() {
    begin(2, PENGUINS);

    Invocation anew =
        Invocation.of(
            "train", "--engine", "java", "--checkpoint-every", 3, "--checkpoint", checkpoints);

    assertThat(anew.code()).isEqualTo(2);
    assertThat(anew.err())
        .isEqualTo(
            "error: checkpoints cannot be written to "
                + checkpoints
                + ": it holds those of a training that was not finished. Go on with that one with"
                + " --resume "
                + checkpoints
                + ", choose another folder with --checkpoint, or remove it.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--checkpoint-every 0 | --checkpoint-every must be at least 1, found 0",
        "--checkpoint there | --checkpoint has an effect with --checkpoint-every only. Leave it out, or add --checkpoint-every",
        "--resume there --checkpoint here | --checkpoint and --resume exclude one another, found both. A training that goes on keeps its folder"
      })
  void optionsThatAreWrongByThemselvesAreRefused(String options, String message) {
    Invocation run =
        Invocation.of(
            Stream.concat(
                    Stream.of("train", "--engine", "java", "--out", report.toString()),
                    Stream.of(options.split(" ")))
                .toArray());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: " + message + "\n");
    assertThat(report).doesNotExist();
  }
}
