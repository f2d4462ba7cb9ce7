package org.concordml.benchmark;

import java.util.Locale;

/** What is timed. */
public enum BenchmarkMode {
  /** Epochs: forward, backward and update of every batch. */
  TRAIN,
  /** Passes over the rows, forward only, each batch handed over in a call of its own. */
  SCORE;

  /**
   * @param key as {@link #key} gives it
   * @return the mode
   * @throws IllegalArgumentException if it is none
   */
  public static BenchmarkMode named(String key) {
    for (BenchmarkMode mode : values()) {
      if (mode.key().equals(key)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("mode must be train or score, found '" + key + "'");
  }

  /**
   * @return the name in options and files: {@code train}, {@code score}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
