package org.concordml.benchmark;

import java.util.Locale;

/** What is timed. */
public enum BenchmarkMode {
  /** Epochs: forward, backward and update of every batch. */
  TRAIN,
  /** Passes over the rows, forward only, each batch handed over in a call of its own. */
  SCORE;

  /**
   * @return the name in options and files: {@code train}, {@code score}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
