package org.concordml.cli;

import java.util.List;
import org.concordml.report.chart.CurvesPicture;

/**
 * Loads what draws the picture beside everything else, from before the options are read on: a third
 * of a second that need not be waited.
 */
final class PictureWarmUp {

  private PictureWarmUp() {}

  /** Starts it if these arguments are of a command that ends in a picture. */
  static void start(List<String> args) {
    if (!drawsCurves(args)) {
      return;
    }
    Thread thread = new Thread(CurvesPicture::warmUp, "picture-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** A guess, good enough to choose what to prepare; the options proper are read later. */
  static boolean drawsCurves(List<String> args) {
    return !args.isEmpty()
        && (args.get(0).equals("compare") || args.get(0).equals("train"))
        && !args.contains("--help")
        && !args.contains("-h");
  }
}
