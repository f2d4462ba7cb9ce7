package org.concordml.benchmark;

import java.util.OptionalInt;

/**
 * How often a cell is run.
 *
 * @param warmUp runs between the first and the timed ones; empty for two, and more of short ones,
 *     until they took {@value #WARM_UP_SECONDS} s or were {@value #MOST_WARM_UP}
 * @param runs timed ones; empty for {@value #LEAST_RUNS}, and more of short ones, until they took
 *     {@value #TIMED_SECONDS} s or were {@value #MOST_RUNS}
 * @param maxSeconds after which no further run of a cell is started, its opening and warm-up
 *     included; warm-up ends at half of it, and one timed run is made at least
 */
public record RunPolicy(OptionalInt warmUp, OptionalInt runs, double maxSeconds) {

  /** Timed runs of a cell unless asked otherwise or out of time. */
  public static final int LEAST_RUNS = 10;

  private static final int LEAST_WARM_UP = 2;
  private static final int MOST_WARM_UP = 200;
  private static final double WARM_UP_SECONDS = 1;
  private static final int MOST_RUNS = 100;
  private static final double TIMED_SECONDS = 1;

  /** Checks the ranges. */
  public RunPolicy {
    if (warmUp.isPresent() && warmUp.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "warm-up runs must be at least 0, found " + warmUp.getAsInt());
    }
    if (runs.isPresent() && runs.getAsInt() < 1) {
      throw new IllegalArgumentException("runs must be at least 1, found " + runs.getAsInt());
    }
    if (!(maxSeconds > 0)) {
      throw new IllegalArgumentException("seconds a cell must be above 0, found " + maxSeconds);
    }
  }

  /** Whether a cell needs another run before it is timed. */
  boolean wantsWarmUp(int done, double seconds, double spent) {
    if (spent >= maxSeconds / 2) {
      return false;
    }
    return warmUp.isPresent()
        ? done < warmUp.getAsInt()
        : done < LEAST_WARM_UP || (seconds < WARM_UP_SECONDS && done < MOST_WARM_UP);
  }

  /** Whether a cell needs another timed run, its time left aside. */
  boolean wantsRun(int done, double seconds) {
    return runs.isPresent()
        ? done < runs.getAsInt()
        : done < LEAST_RUNS || (seconds < TIMED_SECONDS && done < MOST_RUNS);
  }
}
