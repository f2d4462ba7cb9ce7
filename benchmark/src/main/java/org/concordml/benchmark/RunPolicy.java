package org.concordml.benchmark;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How often a cell is run. A pass is one epoch, or one scoring of all rows; a timed run is one
 * pass, or as many as it takes to last long enough for the clocks.
 *
 * @param warmUp passes between the first and the timed runs, from 0 to {@value #MOST_RUNS}; empty
 *     for two, and more of short ones, until they took {@value #WARM_UP_SECONDS} s or were {@value
 *     #MOST_WARM_UP}
 * @param runs timed ones, from 1 to {@value #MOST_RUNS}; empty for {@value #STANDARD_RUNS}
 * @param leastRunSeconds how long a timed run must last; shorter passes are repeated within it. 0
 *     for one pass a run, whatever it takes
 * @param maxSeconds after which no further run of a cell is started, its opening and warm-up
 *     included, above 0 and at most {@value #MOST_SECONDS}; warm-up ends at half of it, and one
 *     timed run is made at least
 */
public record RunPolicy(
    OptionalInt warmUp, OptionalInt runs, double leastRunSeconds, double maxSeconds) {

  /** Timed runs of a cell unless asked otherwise or out of time. */
  public static final int STANDARD_RUNS = 10;

  /**
   * Seconds that a timed run lasts at least: ten steps of the clock that counts processor time,
   * which Linux moves on every 10 ms, and a million of the one that measures the run.
   */
  public static final double LEAST_RUN_SECONDS = 0.1;

  private static final int MOST_RUNS = 1_000_000;
  private static final double MOST_SECONDS = 1_000_000;
  private static final int LEAST_WARM_UP = 2;
  private static final int MOST_WARM_UP = 200;
  private static final double WARM_UP_SECONDS = 1;

  /** Checks the ranges. */
  public RunPolicy {
    warmUp.ifPresent(new Range("warm-up runs", 0, MOST_RUNS)::require);
    runs.ifPresent(new Range("runs", 1, MOST_RUNS)::require);
    if (!(leastRunSeconds >= 0 && leastRunSeconds <= MOST_SECONDS)) {
      throw outside("seconds a run", "at least 0", leastRunSeconds);
    }
    if (!(maxSeconds > 0 && maxSeconds <= MOST_SECONDS)) {
      throw outside("seconds a cell", "above 0", maxSeconds);
    }
  }

  private static IllegalArgumentException outside(String what, String least, double found) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s must be %s and at most %,.0f, found %s",
            what,
            least,
            MOST_SECONDS,
            found));
  }

  /**
   * Runs that are long enough for the clocks.
   *
   * @param warmUp passes before them; empty for as many as it takes
   * @param runs timed ones; empty for {@value #STANDARD_RUNS}
   * @param maxSeconds time of a cell
   * @return the policy, with {@value #LEAST_RUN_SECONDS} s a run at least
   */
  public static RunPolicy of(OptionalInt warmUp, OptionalInt runs, double maxSeconds) {
    return new RunPolicy(warmUp, runs, LEAST_RUN_SECONDS, maxSeconds);
  }

  /**
   * @param done passes so far
   * @param seconds that they took
   * @param spent seconds of the cell so far, at least as many
   * @return whether a cell needs another pass before it is timed
   */
  public boolean wantsWarmUp(int done, double seconds, double spent) {
    if (preparationIsOver(spent)) {
      return false;
    }
    return warmUp.isPresent()
        ? done < warmUp.getAsInt()
        : done < LEAST_WARM_UP || (seconds < WARM_UP_SECONDS && done < MOST_WARM_UP);
  }

  /**
   * @param spent seconds of the cell so far
   * @return whether the rest of its time is for its timed runs
   */
  public boolean preparationIsOver(double spent) {
    return spent >= maxSeconds / 2;
  }

  /**
   * @param done timed runs so far
   * @return whether a cell needs another, its time left aside
   */
  public boolean wantsRun(int done) {
    return done < runs.orElse(STANDARD_RUNS);
  }
}
