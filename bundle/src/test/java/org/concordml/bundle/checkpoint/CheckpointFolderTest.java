package org.concordml.bundle.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.Notice;
import org.concordml.data.DataException;
import org.concordml.files.FileException;
import org.concordml.learning.Optimizer;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingJob;
import org.concordml.training.runner.EnsembleState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoints there are, and which of them is used. */
class CheckpointFolderTest {

  private static final TrainingJob TRAINING =
      Trainings.job(Trainings.config(Optimizer.Adam.STANDARD).build(), false);
  private static final List<EnsembleState> STATES = Trainings.states(TRAINING);

  @TempDir Path temporary;
  private Path path;
  private CheckpointFolder folder;
  private final List<Notice> told = new ArrayList<>();

  @BeforeEach
  void nameIt() {
    path = temporary.resolve("out/checkpoint");
    folder = new CheckpointFolder(path);
  }

  private void write(int... epochs) {
    for (int epoch : epochs) {
      folder.write(Trainings.JOB, STATES.get(epoch));
    }
  }

  private Path file(int epochs) {
    return path.resolve("checkpoint-00000" + epochs + ".safetensors");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(of -> of.getFileName().toString()).sorted().toList();
    }
  }

  private Checkpoint newest() {
    return folder.newest(told::add);
  }

  @Test
  void theLastTwoAreKept() throws IOException {
    assertThat(folder.isUsed()).isFalse();

    write(1);
    assertThat(folder.isUsed()).isTrue();
    assertThat(names()).containsExactly("checkpoint-000001.safetensors");
    write(2, 3);

    assertThat(names())
        .containsExactly("checkpoint-000002.safetensors", "checkpoint-000003.safetensors");
    assertThat(newest().epochs()).isEqualTo(3);
    assertThat(newest().job()).isEqualTo(Trainings.JOB);
    assertThat(told).isEmpty();
  }

  @Test
  void theOneBeforeTakesThePlaceOfADamagedOne() throws IOException {
    write(2, 3);
    byte[] bytes = Files.readAllBytes(file(3));
    Files.write(file(3), Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(newest().epochs()).isEqualTo(2);
    assertThat(told)
        .singleElement()
        .extracting(Notice::toString)
        .asString()
        .contains(
            "The newest checkpoint cannot be used, checkpoint-000002.safetensors is taken in its"
                + " place: ",
            file(3).toString());
  }

  /** The next one is of no more epochs than the damaged one, which must not push it out. */
  @Test
  void aDamagedOneGoesWhenTheNextIsWritten() throws IOException {
    write(1, 3);
    Files.write(file(3), new byte[10]);
    write(2);

    assertThat(names())
        .containsExactly("checkpoint-000001.safetensors", "checkpoint-000002.safetensors");
  }

  @Test
  void ifNoneIsGoodTheMessageIsThatOfTheNewest() throws IOException {
    write(2, 3);
    Files.write(file(2), new byte[9]);
    Files.write(file(3), new byte[3]);

    assertThatThrownBy(this::newest)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file(3).toString())
        .hasMessageContaining("3 bytes");
    assertThat(told).isEmpty();
  }

  @Test
  void whereThereIsNoneTheMessageSaysSo() throws IOException {
    assertThatThrownBy(this::newest)
        .isInstanceOf(DataException.class)
        .hasMessage(path + " must hold a checkpoint, found none.");
    folder.make();
    Files.writeString(path.resolve("checkpoint-12.safetensors"), "another's");
    assertThatThrownBy(this::newest).hasMessage(path + " must hold a checkpoint, found none.");
  }

  @Test
  void whatIsNoFileOrTooLargeIsNotRead() throws IOException {
    write(1);
    try (RandomAccessFile large = new RandomAccessFile(file(3).toFile(), "rw")) {
      large.setLength(3L << 30); // sparse
    }
    Files.createDirectory(file(4));

    assertThat(newest().epochs()).isEqualTo(1);
    assertThat(told.toString()).contains(file(4) + " must be a file of less than 2 GiB");

    Files.delete(file(4));
    assertThat(newest().epochs()).isEqualTo(1);
    assertThat(told.get(1).toString()).contains(file(3) + " must be a file of less than 2 GiB");
  }

  @Test
  void whatAKilledProcessLeftIsRemovedAndOtherFilesStay() throws IOException {
    folder.make();
    Files.writeString(path.resolve(".concord-999999999-1.tmp"), "half");
    Files.writeString(path.resolve("notes.txt"), "mine");

    folder.make();

    assertThat(names()).containsExactly("notes.txt");
    write(1);
    folder.clear();
    assertThat(names()).containsExactly("notes.txt");
  }

  @Test
  void whenATrainingIsFinishedTheFolderGoes() {
    write(1, 2);

    folder.clear();

    assertThat(path).doesNotExist();
    assertThat(path.getParent()).exists();
  }

  @Test
  void aWriterKeepsEveryNthEpochAndTheLast() throws IOException {
    List<String> kept = new ArrayList<>();
    CheckpointWriter writer =
        new CheckpointWriter(folder, Trainings.JOB, 3, 4, EnsembleState.beginning());

    Trainings.states(
        TRAINING, writer.and(event -> kept.add(folder.isUsed() ? "" + newest().epochs() : "none")));

    // Started, four epochs and Finished.
    assertThat(kept).containsExactly("none", "none", "none", "3", "4", "4");
    assertThat(writer.flush()).isEqualTo(4);
    writer.finish();
    assertThat(path).doesNotExist();
  }

  @Test
  void aFlushKeepsTheEpochsSinceTheLastCheckpointAndEndsTheWriting() {
    CheckpointWriter writer =
        new CheckpointWriter(folder, Trainings.JOB, 100, 4, EnsembleState.beginning());
    List<Integer> flushed = new ArrayList<>();

    Trainings.states(
        TRAINING,
        writer.and(
            event -> {
              if (event instanceof TrainingEvent.EpochFinished end && end.record().epoch() == 2) {
                flushed.add(writer.flush());
              }
            }));

    assertThat(flushed).containsExactly(2);
    assertThat(newest().epochs()).isEqualTo(2);
  }

  @Test
  void aWriterRefusesToWriteEveryNoEpochs() {
    assertThatThrownBy(
            () -> new CheckpointWriter(folder, Trainings.JOB, 0, 4, EnsembleState.beginning()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a checkpoint must be written every 1 or more epochs, found 0");
  }

  @Test
  void oneTrainingAtATimeKeepsAFolder() {
    CheckpointLock lock = folder.lock();

    assertThatThrownBy(() -> new CheckpointFolder(path).lock())
        .isInstanceOf(FileException.class)
        .hasMessage(
            "checkpoints cannot be written to "
                + path
                + ": a training that is still running keeps its own there. Wait for its end, or"
                + " choose another folder.");

    lock.close();
    lock.close();
    new CheckpointFolder(path).lock().close();
    folder.clear();
    assertThat(path).doesNotExist();
  }
}
