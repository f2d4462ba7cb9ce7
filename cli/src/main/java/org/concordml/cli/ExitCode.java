package org.concordml.cli;

/** What the process exits with; scripts depend on these numbers. */
final class ExitCode {

  /** Done. */
  static final int DONE = 0;

  /** A defect of Concord. */
  static final int DEFECT = 1;

  /** Wrong usage, or an output folder that cannot be written. */
  static final int USAGE = 2;

  /** Bad data. */
  static final int DATA = 3;

  /** An engine or its native library is missing or broken. */
  static final int ENGINE = 4;

  /** A device that was asked for is not available. */
  static final int DEVICE = 5;

  /** A check failed: the engines do not agree, a model is another, a benchmark became slower. */
  static final int CHECK_FAILED = 6;

  /** Training diverged. */
  static final int DIVERGED = 7;

  /** Interrupted; a shell says the same of Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
