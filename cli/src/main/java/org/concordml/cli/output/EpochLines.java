package org.concordml.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import org.concordml.data.Task;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;

/** One line an epoch, while it runs. */
public final class EpochLines implements TrainingObserver {

  private final PrintWriter out;
  private final int columns;
  private final Task task;
  private int epochs;

  /**
   * @param out stdout
   * @param columns that fit in a line; accuracies are left out where they do not
   * @param task what is predicted
   */
  EpochLines(PrintWriter out, int columns, Task task) {
    this.out = out;
    this.columns = columns;
    this.task = task;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      epochs = started.epochs();
      out.println(where(started));
      if (!started.before().isEmpty()) {
        out.printf(
            Locale.ROOT, "  goes on after epoch %d of %d%n", started.before().size(), epochs);
      }
    } else if (event instanceof TrainingEvent.EpochFinished finished) {
      line(finished);
    } else if (event instanceof TrainingEvent.Finished end) {
      if (end.stoppedEarly()) {
        out.printf(Locale.ROOT, "  stopped early after epoch %d; ", end.epochsRun());
      } else if (end.restoredBestWeights()) {
        out.print("  ");
      }
      if (end.restoredBestWeights()) {
        out.println(kept(end.bestEpoch(), end.epochsRun()));
      }
      out.println();
    }
    out.flush();
  }

  /** The engine, and where it computes. */
  static String where(TrainingEvent.Started started) {
    return started.engine() + " on " + started.device().used() + ": " + started.device().reason();
  }

  private void line(TrainingEvent.EpochFinished finished) {
    EpochRecord r = finished.record();
    int width = String.valueOf(epochs).length();
    String epoch = String.format(Locale.ROOT, "  epoch %" + width + "d/%d", r.epoch(), epochs);
    out.println(line(epoch, r, task, columns));
  }

  /** The numbers of an epoch behind its name, as many as fit in a line. */
  static String line(String epoch, EpochRecord r, Task task, int columns) {
    String whole =
        String.format(
            Locale.ROOT,
            "%s  loss %s  %s %.4f  valLoss %s  %s %.4f",
            epoch,
            loss(r.loss()),
            task.historyMetric(),
            r.metric(),
            loss(r.valLoss()),
            task.validationMetric(),
            r.valMetric());
    return whole.length() <= columns
        ? whole
        : epoch + "  loss " + loss(r.loss()) + "  valLoss " + loss(r.valLoss());
  }

  /** Whose weights are tested, where those are not the last epoch's. */
  static String kept(int epoch, int of) {
    return String.format(
        Locale.ROOT, "the weights of epoch %d of %d, the best, are kept and tested", epoch, of);
  }

  /** Six decimals, or powers of ten where those would fill the line. */
  public static String loss(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 1e6 ? "%.6f" : "%.6e", value);
  }
}
