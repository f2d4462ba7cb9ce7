package org.concordml.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.concordml.bundle.checkpoint.CheckpointLock;
import org.concordml.bundle.checkpoint.CheckpointWriter;
import org.concordml.cli.argument.OptionWording;
import org.concordml.files.FileException;
import org.concordml.training.TrainingObserver;

/**
 * A training whose checkpoints are written while it runs. However it ends, what was finished of it
 * is in its folder, and the user is told how to go on; once its report is written the folder is
 * removed.
 */
final class KeptTraining implements AutoCloseable {

  private final Optional<CheckpointWriter> writer;
  private final Optional<CheckpointLock> lock;
  private final PrintWriter err;
  private final Thread onShutdown = new Thread(this::endWithProcess, "concord-checkpoint");
  private boolean isOpen;
  private volatile boolean isProcessEnding;

  private KeptTraining(
      Optional<CheckpointWriter> writer, Optional<CheckpointLock> lock, PrintWriter err) {
    this.writer = writer;
    this.lock = lock;
    this.err = err;
    this.isOpen = writer.isPresent();
  }

  /**
   * @param writer of the checkpoints; empty if none are to be kept
   * @param err told how to go on
   * @throws FileException if another training that is running keeps its checkpoints there
   */
  static KeptTraining begin(Optional<CheckpointWriter> writer, PrintWriter err) {
    KeptTraining kept =
        new KeptTraining(writer, writer.map(keeping -> keeping.folder().lock()), err);
    writer.ifPresent(keeping -> Runtime.getRuntime().addShutdownHook(kept.onShutdown));
    return kept;
  }

  /**
   * @param progress told of the same events
   * @return keeps an epoch before it is told of, and tells of none that is not kept any more
   */
  TrainingObserver before(TrainingObserver progress) {
    return writer.map(keeping -> keeping.and(event -> awaitEnd()).and(progress)).orElse(progress);
  }

  /** The virtual machine runs on while it ends; an epoch that is finished now would be lost. */
  private void awaitEnd() {
    while (isProcessEnding) {
      boolean unused = Thread.interrupted(); // there is nothing to go on with
      LockSupport.park(this);
    }
  }

  private void endWithProcess() {
    isProcessEnding = true;
    leave();
  }

  /** The report is written: nothing is left to go on with. */
  synchronized void finish() {
    isOpen = false;
    lock.ifPresent(CheckpointLock::close);
    writer.ifPresent(CheckpointWriter::finish);
  }

  /** The training has ended before its time. */
  private synchronized void leave() {
    if (isOpen) {
      isOpen = false;
      writer.ifPresent(this::leave);
    }
  }

  private void leave(CheckpointWriter keeping) {
    try {
      int epochs = keeping.flush();
      lock.ifPresent(CheckpointLock::close);
      if (epochs == 0) {
        keeping.finish(); // an empty folder
        return;
      }
      tell((epochs == 1 ? "1 epoch is" : epochs + " epochs are") + " kept.", keeping);
    } catch (FileException cannotBeWritten) {
      if (isThereOne(keeping)) {
        tell(cannotBeWritten.getMessage() + " Checkpoints of before are kept.", keeping);
      } else {
        err.println("note: " + cannotBeWritten.getMessage() + " No checkpoint is kept.");
        err.flush();
      }
    }
  }

  private static boolean isThereOne(CheckpointWriter keeping) {
    try {
      return keeping.folder().isUsed();
    } catch (FileException cannotBeRead) {
      return false; // nobody could go on with it
    }
  }

  private void tell(String what, CheckpointWriter keeping) {
    err.println(
        "note: "
            + what
            + " Go on with: concord train --resume "
            + OptionWording.path(keeping.folder().path()));
    err.flush();
  }

  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException shuttingDown) {
      return; // the hook is running, and finds nothing to do
    }
  }
}
