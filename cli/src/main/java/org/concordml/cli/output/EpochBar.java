package org.concordml.cli.output;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingObserver;

/** A progress bar on stderr, for a person who does not see the epoch lines. */
public final class EpochBar implements TrainingObserver, AutoCloseable {

  private static final int WIDEST = 100;

  private final PrintStream err;
  private final int width;
  private final int networks;
  private ProgressBar bar;
  private int epochs;
  private int rows;
  private int finished;

  /**
   * @param err where to
   * @param columns of the terminal
   * @param networks that are trained on each engine
   */
  public EpochBar(PrintStream err, int columns, int networks) {
    this.err = err;
    this.networks = networks;
    // A line as long as the terminal is wide would go on in the next one, and stay there.
    this.width = Math.min(WIDEST, columns - 1);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      begin(started);
    } else if (event instanceof TrainingEvent.EpochFinished end) {
      bar.step();
      bar.setExtraMessage(
          String.format(
              Locale.ROOT,
              "loss %.4f valLoss %.4f %,.0f rows/s",
              end.record().loss(),
              end.record().valLoss(),
              rows / end.record().seconds()));
    } else if (event instanceof TrainingEvent.Finished end) {
      finished++;
      if (networks > 1) {
        bar.stepBy(epochs - end.epochsRun()); // that early stopping spared
      }
      if (finished == networks) {
        close();
      }
    }
  }

  private void begin(TrainingEvent.Started started) {
    rows = started.rows();
    epochs = started.epochs();
    if (bar == null) {
      finished = 0;
      bar =
          new ProgressBarBuilder()
              .setTaskName(started.engine())
              .setInitialMax((long) epochs * networks)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(err, width))
              .build();
    }
    bar.stepBy(started.before().size());
  }

  /** Ends the line of a bar that a failure left open. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
