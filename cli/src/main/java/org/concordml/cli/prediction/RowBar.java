package org.concordml.cli.prediction;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on stderr, by the bytes of the file, once a reading has taken a second. */
public final class RowBar implements AutoCloseable {

  private static final int WIDEST = 100;
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long MEGABYTE = 1 << 20;

  private final PrintStream err;
  private final int width;
  private final OptionalLong fileBytes;
  private final long start = System.nanoTime();
  private final boolean shows;
  private ProgressBar bar;

  /**
   * @param err where to
   * @param columns of the terminal
   * @param fileBytes how many there are; empty if that is not known
   * @param shows whether anybody sees it
   */
  public RowBar(PrintStream err, int columns, OptionalLong fileBytes, boolean shows) {
    this.err = err;
    this.width = Math.min(WIDEST, columns - 1);
    this.fileBytes = fileBytes;
    this.shows = shows;
  }

  /** Nothing before a second has passed. */
  void show(long bytesRead, int rows) {
    long spent = System.nanoTime() - start;
    if (bar == null && shows && spent > PATIENCE_NANOS) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("predict")
              .setInitialMax(fileBytes.orElse(-1))
              .setUnit(" MB", MEGABYTE)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(err, width))
              .build();
    }
    if (bar != null) {
      bar.stepTo(bytesRead);
      bar.setExtraMessage(
          String.format(Locale.ROOT, "%,d rows, %,.0f/s", rows, rows * 1e9 / spent));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
