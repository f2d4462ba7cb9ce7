package org.concordml.cli;

import org.concordml.report.CurvesPicture;

/**
 * Loads what draws the picture beside the training: a third of a second that need not be waited.
 */
final class PictureWarmUp {

  private PictureWarmUp() {}

  static void start() {
    Thread thread = new Thread(CurvesPicture::warmUp, "picture-warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}
