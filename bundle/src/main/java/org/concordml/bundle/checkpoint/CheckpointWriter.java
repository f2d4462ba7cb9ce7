package org.concordml.bundle.checkpoint;

import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;
import org.concordml.training.TrainingState;
import org.concordml.training.runner.EnsembleState;

/**
 * Writes checkpoints of a training as it goes, and keeps the state after the last epoch at hand, so
 * that an interrupt loses no epoch that was finished. As the first of several observers it makes
 * sure that an epoch that was told of was also kept.
 *
 * <p>Two trainings must not write to one folder: {@link CheckpointFolder#lock} keeps it for one.
 *
 * <p>Safe for use by several threads: {@link #flush} may come from a shutdown hook, and waits for a
 * checkpoint that is being written.
 */
public final class CheckpointWriter implements TrainingObserver {

  private final CheckpointFolder folder;
  private final CheckpointedJob job;
  private final int every;
  private final int epochs;
  private EnsembleState state;
  private boolean isWritten = true;
  private boolean isClosed;

  /**
   * @param folder where to; should have no checkpoints of another training
   * @param job what it is of
   * @param every how many epochs of a network there are from one checkpoint to the next, at least 1
   * @param epochs planned of each network; after its last one there is a checkpoint, too
   * @param from how far the training is
   */
  public CheckpointWriter(
      CheckpointFolder folder, CheckpointedJob job, int every, int epochs, EnsembleState from) {
    if (every < 1) {
      throw new IllegalArgumentException(
          "a checkpoint must be written every 1 or more epochs, found " + every);
    }
    this.folder = folder;
    this.job = job;
    this.every = every;
    this.epochs = epochs;
    this.state = from;
  }

  /**
   * @return where checkpoints go
   */
  public CheckpointFolder folder() {
    return folder;
  }

  /**
   * Keeps the state after an epoch.
   *
   * @param event of the training
   * @throws org.concordml.files.FileException if a checkpoint cannot be written
   */
  @Override
  public synchronized void on(TrainingEvent event) {
    if (!isClosed && event instanceof TrainingEvent.EpochFinished end) {
      TrainingState of = end.state().get();
      state = state.with(end.member(), of);
      isWritten = false;
      if (of.epochs() % every == 0 || of.epochs() == epochs || of.stoppedEarly()) {
        write();
      }
    }
  }

  private void write() {
    folder.write(job, state);
    isWritten = true;
  }

  /**
   * Writes what was not yet, and writes nothing more afterwards.
   *
   * @return epochs done of all networks together, which are in the folder; 0 if none is done
   * @throws org.concordml.files.FileException if the checkpoint cannot be written
   */
  public synchronized int flush() {
    if (!isClosed && !isWritten) {
      write();
    }
    isClosed = true;
    return state.epochs();
  }

  /**
   * Removes the checkpoints of a training that is finished; nothing is written afterwards.
   *
   * @throws org.concordml.files.FileException if one cannot be removed
   */
  public synchronized void finish() {
    isClosed = true;
    folder.clear();
  }
}
