package org.concordml.bundle.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concordml.bundle.safetensors.DataType;
import org.concordml.bundle.safetensors.Safetensors;
import org.concordml.bundle.safetensors.Tensor;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.experiment.Recipe;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingState;
import org.concordml.training.runner.EnsembleState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a checkpoint is what was written, to the bit, or it is refused. */
class CheckpointTest {

  private static final String NAME = "checkpoint-000003.safetensors";

  static Stream<FitConfig> configs() {
    return Stream.concat(
        Stream.of(
                Optimizer.Adam.STANDARD,
                Optimizer.AdamW.STANDARD,
                new Sgd(0, false),
                new Sgd(0.9, true),
                Optimizer.RmsProp.STANDARD)
            .map(optimizer -> Trainings.config(optimizer).build()),
        Stream.of(
            Trainings.stoppingEarly(),
            Trainings.config(Optimizer.Adam.STANDARD).ensemble(3).build()));
  }

  private static EnsembleState readAgain(TrainingJob training, EnsembleState state) {
    byte[] bytes = CheckpointFile.of(Trainings.JOB, state);
    return CheckpointFile.read(NAME, bytes).state(training);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyNumberComesBackToTheBit(FitConfig config) {
    for (boolean weighted : new boolean[] {false, true}) {
      TrainingJob training = Trainings.job(config, weighted);
      for (EnsembleState state : Trainings.states(training)) {
        EnsembleState read = readAgain(training, state);

        assertThat(read.members().keySet()).isEqualTo(state.members().keySet());
        read.members().forEach((member, of) -> assertSame(of, state.of(member).orElseThrow()));
      }
    }
  }

  private static void assertSame(TrainingState found, TrainingState expected) {
    assertThat(found.weights().toArray()).containsExactly(expected.weights().toArray());
    assertThat(found.optimizer().steps()).isEqualTo(expected.optimizer().steps());
    for (String slot : expected.optimizer().names()) {
      assertThat(found.optimizer().slot(slot)).containsExactly(expected.optimizer().slot(slot));
    }
    assertThat(found.history()).isEqualTo(expected.history());
    assertThat(found.stepLosses()).usingRecursiveComparison().isEqualTo(expected.stepLosses());
    assertThat(found.best().map(TrainingState.Best::epoch))
        .isEqualTo(expected.best().map(TrainingState.Best::epoch));
    assertThat(found.best().map(TrainingState.Best::value))
        .isEqualTo(expected.best().map(TrainingState.Best::value));
    assertThat(found.best().map(best -> list(best.weights().toArray())))
        .isEqualTo(expected.best().map(best -> list(best.weights().toArray())));
    assertThat(found.stoppedEarly()).isEqualTo(expected.stoppedEarly());
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Test
  void theSameStateIsTheSameBytes() {
    TrainingJob training = Trainings.job(Trainings.stoppingEarly(), false);
    EnsembleState state = Trainings.states(training).get(2);

    byte[] bytes = CheckpointFile.of(Trainings.JOB, state);

    assertThat(CheckpointFile.of(Trainings.JOB, state)).isEqualTo(bytes);
    Checkpoint read = CheckpointFile.read(NAME, bytes);
    assertThat(CheckpointFile.of(read.job(), read.state(training))).isEqualTo(bytes);
  }

  private static byte[] sample() {
    TrainingJob training = Trainings.job(Trainings.stoppingEarly(), false);
    return CheckpointFile.of(Trainings.JOB, Trainings.states(training).get(1));
  }

  /** Seconds are measured, so the sample is made once. */
  private static final byte[] SAMPLE = sample();

  @Test
  void noFileThatWasCutShortIsRead() {
    for (int length = 0; length < SAMPLE.length; length++) {
      byte[] cut = Arrays.copyOf(SAMPLE, length);
      assertThatThrownBy(() -> CheckpointFile.read(NAME, cut)).isInstanceOf(DataException.class);
    }
    byte[] longer = Arrays.copyOf(SAMPLE, SAMPLE.length + 1);
    assertThatThrownBy(() -> CheckpointFile.read(NAME, longer)).isInstanceOf(DataException.class);
  }

  @Test
  void noFileOfWhichABitChangedIsRead() {
    assertThat(CheckpointFile.read(NAME, SAMPLE).job()).isEqualTo(Trainings.JOB);
    for (int bit = 0; bit < 8 * SAMPLE.length; bit++) {
      byte[] flipped = SAMPLE.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      int where = bit;
      assertThatThrownBy(() -> CheckpointFile.read(NAME, flipped))
          .as("bit %s", where)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(NAME);
    }
  }

  @Test
  void tensorsOfSomethingElseAreNoCheckpoint() {
    byte[] other =
        new Safetensors(List.of(new Tensor("a", DataType.F64, List.of(1), new double[1])), Map.of())
            .toBytes();

    assertThatThrownBy(() -> CheckpointFile.read(NAME, other))
        .isInstanceOf(DataException.class)
        .hasMessage(NAME + " must be a checkpoint, found tensors of something else.");
  }

  @Test
  void anotherSchemaVersionIsNamed() {
    byte[] other =
        new Safetensors(
                List.of(new Tensor("a", DataType.F64, List.of(1), new double[1])),
                Map.of("concord.checkpoint", "{\"schemaVersion\": 2}"))
            .toBytes();

    assertThatThrownBy(() -> CheckpointFile.read(NAME, other))
        .isInstanceOf(DataException.class)
        .hasMessage(NAME + " must be of schema version 1, found 2.");
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() {
    Checkpoint checkpoint = CheckpointFile.read(NAME, SAMPLE);
    TrainingJob larger =
        TrainingJob.of(
            NetworkSpec.standard(2),
            Trainings.stoppingEarly(),
            Trainings.rows(20, 1, false),
            Trainings.rows(9, 2, false));

    assertThatThrownBy(() -> checkpoint.state(larger))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            NAME + " must be a checkpoint of this training: there must be a tensor network1.");
    FitConfig otherBatches = Trainings.stoppingEarly().toBuilder().batchSize(4).build();
    assertThatThrownBy(() -> checkpoint.state(Trainings.job(otherBatches, false)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("network1.stepLosses");
    FitConfig noStopping = Trainings.config(Optimizer.Adam.STANDARD).build();
    assertThatThrownBy(() -> checkpoint.state(Trainings.job(noStopping, false)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            NAME
                + " must be a checkpoint of this training: a training without early stopping must"
                + " have no best epoch, found one.");
  }

  @Test
  void anotherVersionRecipeOrTableIsNamed() {
    CheckpointedJob job = CheckpointFile.read(NAME, SAMPLE).job();
    job.requireVersion("0.1.0");
    job.requireStart("");
    assertThatThrownBy(() -> job.requireStart("ef"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "a training must go on from the model it started from, found the model of id ef, the"
                + " checkpoint is of none. Give the model of before, or start anew.");
    job.requireRecipe(Trainings.RECIPE);
    job.requireData("elsewhere.csv", "ab".repeat(32));

    assertThatThrownBy(() -> job.requireVersion("0.2.0"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "a training must go on with the version it was begun with, found a checkpoint of"
                + " Concord 0.1.0 and Concord 0.2.0. Go on with that version, or start anew.");
    Recipe longer = Recipe.fromJson(Trainings.RECIPE, RECIPE);
    String other = longer.withFit(longer.fit().toBuilder().epochs(11).build()).toJson();
    assertThatThrownBy(() -> job.requireRecipe(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "a training must go on with the recipe it was begun with, found another: fit.epochs is"
                + " 10 in the checkpoint and 11 here. Leave out what changes it, or start anew.");
    assertThatThrownBy(() -> job.requireData("new.csv", "cd".repeat(32)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "a training must go on with the data it was begun with, found others: SHA-256 "
                + "cd".repeat(32)
                + " of new.csv, the checkpoint is of "
                + "ab".repeat(32)
                + " of visits.csv. Give the table of before, or start anew.");
    assertThatThrownBy(() -> job.requireData("visits.csv", "cd".repeat(32)))
        .hasMessageContaining("ab".repeat(32) + ", as that table was then. ");
  }

  private static final Recipe RECIPE = Recipe.standard(TableRoles.target("outcome"));
}
