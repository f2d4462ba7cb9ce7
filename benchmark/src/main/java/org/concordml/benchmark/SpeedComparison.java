package org.concordml.benchmark;

import java.util.OptionalInt;

/** The conclusion about the speeds of two engines at one workload. */
public sealed interface SpeedComparison {

  /**
   * @return what both were timed at
   */
  Workload workload();

  /**
   * An engine, and with how many threads it computed.
   *
   * @param engine id
   * @param threads the most that any run was computed with; empty where the engine does not tell
   */
  record Timed(String engine, OptionalInt threads) {}

  /**
   * The 95 % intervals of both means are apart, and so is that of the ratio from 1.
   *
   * @param workload what both were timed at
   * @param faster engine
   * @param slower engine
   * @param ratio of their rows a second, above 1
   */
  record Faster(Workload workload, Timed faster, Timed slower, SpeedRatio ratio)
      implements SpeedComparison {}

  /**
   * The intervals overlap, or there are too few runs for one.
   *
   * @param workload what both were timed at
   * @param one engine
   * @param other engine
   * @param ratio of the one's rows a second to the other's
   */
  record NotShown(Workload workload, Timed one, Timed other, SpeedRatio ratio)
      implements SpeedComparison {}

  /**
   * They must not be ranked.
   *
   * @param workload what both were timed at
   * @param one engine
   * @param other engine
   * @param reason a phrase
   */
  record Refused(Workload workload, Timed one, Timed other, String reason)
      implements SpeedComparison {}

  /**
   * Compares.
   *
   * @param one an engine at a workload
   * @param oneSpeed what was measured
   * @param other another engine at the same workload
   * @param otherSpeed what was measured
   * @return the conclusion
   */
  static SpeedComparison of(
      BenchmarkCell one,
      CellOutcome.Measured oneSpeed,
      BenchmarkCell other,
      CellOutcome.Measured otherSpeed) {
    Workload workload = one.workload();
    Timed a = new Timed(one.engine(), oneSpeed.threadsUsed());
    Timed b = new Timed(other.engine(), otherSpeed.threadsUsed());
    if (!oneSpeed.device().used().equals(otherSpeed.device().used())) {
      return new Refused(
          workload,
          a,
          b,
          "their devices differ: "
              + (a.engine() + " on " + oneSpeed.device().used() + ", ")
              + (b.engine() + " on " + otherSpeed.device().used()));
    }
    Sample x = oneSpeed.rowsPerSecond();
    Sample y = otherSpeed.rowsPerSecond();
    if (SpeedRatio.isShown(x, y)) {
      return new Faster(workload, a, b, SpeedRatio.of(x, y));
    }
    if (SpeedRatio.isShown(y, x)) {
      return new Faster(workload, b, a, SpeedRatio.of(y, x));
    }
    return new NotShown(workload, a, b, SpeedRatio.of(x, y));
  }
}
