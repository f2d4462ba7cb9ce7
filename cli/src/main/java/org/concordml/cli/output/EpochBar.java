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
final class EpochBar implements TrainingObserver, AutoCloseable {

  private static final int WIDEST = 100;

  private final PrintStream err;
  private final int width;
  private ProgressBar bar;
  private int rows;

  EpochBar(PrintStream err, int columns) {
    this.err = err;
    // A line as long as the terminal is wide would go on in the next one, and stay there.
    this.width = Math.min(WIDEST, columns - 1);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      rows = started.rows();
      bar =
          new ProgressBarBuilder()
              .setTaskName(started.engine())
              .setInitialMax(started.epochs())
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(err, width))
              .build();
    } else if (event instanceof TrainingEvent.EpochFinished finished) {
      bar.step();
      bar.setExtraMessage(
          String.format(
              Locale.ROOT,
              "loss %.4f valLoss %.4f %,.0f rows/s",
              finished.record().loss(),
              finished.record().valLoss(),
              rows / finished.record().seconds()));
    } else if (event instanceof TrainingEvent.Finished) {
      close();
    }
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
