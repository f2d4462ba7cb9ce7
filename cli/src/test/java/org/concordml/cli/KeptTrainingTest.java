package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordml.bundle.checkpoint.CheckpointFolder;
import org.concordml.bundle.checkpoint.CheckpointWriter;
import org.concordml.bundle.checkpoint.CheckpointedJob;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;
import org.concordml.training.TrainingState;
import org.concordml.training.runner.EnsembleState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told when a training ends before its time. */
class KeptTrainingTest {

  private static final CheckpointedJob JOB =
      new CheckpointedJob("0.1.0", "java", List.of(), "visits", "ab", "", "{}");
  private static final Weights WEIGHTS =
      new Weights(new NetworkSpec(1, List.of(), 0).layout(), new double[] {1, 2});

  @TempDir Path temporary;
  private final StringWriter err = new StringWriter();

  private KeptTraining begin(Path folder, int every) {
    return KeptTraining.begin(
        Optional.of(
            new CheckpointWriter(
                new CheckpointFolder(folder), JOB, every, 9, EnsembleState.beginning())),
        new PrintWriter(err));
  }

  private static TrainingEvent epoch(int epoch) {
    List<EpochRecord> history = new ArrayList<>();
    List<double[]> losses = new ArrayList<>();
    for (int i = 1; i <= epoch; i++) {
      history.add(new EpochRecord(i, 0.5, 0.5, 0.5, 0.5, 1));
      losses.add(new double[1]);
    }
    TrainingState state =
        new TrainingState(
            WEIGHTS, new OptimizerState(epoch, Map.of()), history, losses, Optional.empty(), false);
    return new TrainingEvent.EpochFinished(
        "java", 0, history.get(epoch - 1), losses.get(epoch - 1), () -> WEIGHTS, () -> state);
  }

  @Test
  void whatIsNotYetWrittenIsWrittenAndHowToGoOnIsTold() {
    Path folder = temporary.resolve("kept");
    try (KeptTraining kept = begin(folder, 5)) {
      TrainingObserver observer = kept.before(TrainingObserver.NONE);
      observer.on(epoch(1));
      observer.on(epoch(2));
    }

    assertThat(folder.resolve("checkpoint-000002.safetensors")).exists();
    assertThat(err.toString().trim())
        .isEqualTo("note: 2 epochs are kept. Go on with: concord train --resume " + folder);
  }

  @Test
  void withoutAnEpochNothingIsLeftOrTold() {
    Path folder = temporary.resolve("kept");
    begin(folder, 5).close();

    assertThat(folder).doesNotExist();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aTrainingThatIsFinishedLeavesNothing() {
    Path folder = temporary.resolve("kept");
    try (KeptTraining kept = begin(folder, 1)) {
      kept.before(TrainingObserver.NONE).on(epoch(1));
      kept.finish();
    }

    assertThat(folder).doesNotExist();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenAnyMoreItSaysWhyAndWhatThereIs() throws IOException {
    Path folder = temporary.resolve("kept");
    try (KeptTraining kept = begin(folder, 5)) {
      kept.before(TrainingObserver.NONE).on(epoch(1));
      try (Stream<Path> lock = Files.list(folder)) {
        for (Path file : lock.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
      Files.writeString(folder, "a file is in the way");
    }

    assertThat(err.toString())
        .startsWith("note: the checkpoint cannot be written to " + folder)
        .endsWith(" No checkpoint is kept.\n");
  }

  @Test
  void whereTheLastCannotBeWrittenThatOfBeforeIsKept() throws IOException {
    Path folder = temporary.resolve("kept");
    try (KeptTraining kept = begin(folder, 2)) {
      TrainingObserver observer = kept.before(TrainingObserver.NONE);
      observer.on(epoch(1));
      observer.on(epoch(2));
      Files.createDirectory(folder.resolve("checkpoint-000003.safetensors"));
      observer.on(epoch(3));
    }

    assertThat(err.toString())
        .startsWith("note: the checkpoint must go to a file")
        .contains(" Checkpoints of before are kept. Go on with: concord train --resume " + folder);
  }

  @Test
  void withoutCheckpointsEventsGoTheirWay() {
    List<TrainingEvent> heard = new ArrayList<>();
    TrainingEvent event = epoch(1);
    try (KeptTraining none = KeptTraining.begin(Optional.empty(), new PrintWriter(err))) {
      none.before(heard::add).on(event);
    }

    assertThat(heard).containsExactly(event);
    assertThat(err.toString()).isEmpty();
  }
}
