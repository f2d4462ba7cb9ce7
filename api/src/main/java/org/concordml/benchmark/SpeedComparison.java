package org.concordml.benchmark;

import java.util.Locale;

/** The conclusion about the speeds of two engines at one workload. */
public sealed interface SpeedComparison {

  /**
   * @return what both were timed at
   */
  Workload workload();

  /**
   * The 95 % intervals of both means are apart, and so is that of the ratio from 1.
   *
   * @param workload what both were timed at
   * @param faster engine id
   * @param slower engine id
   * @param ratio of their rows a second, above 1
   */
  record Faster(Workload workload, String faster, String slower, SpeedRatio ratio)
      implements SpeedComparison {}

  /**
   * The intervals overlap, or there are too few runs for one.
   *
   * @param workload what both were timed at
   * @param one engine id
   * @param other engine id
   * @param ratio of the one's rows a second to the other's
   */
  record NotShown(Workload workload, String one, String other, SpeedRatio ratio)
      implements SpeedComparison {}

  /**
   * They must not be ranked.
   *
   * @param workload what both were timed at
   * @param one engine id
   * @param other engine id
   * @param reason a phrase
   */
  record Refused(Workload workload, String one, String other, String reason)
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
    String a = one.engine();
    String b = other.engine();
    if (!oneSpeed.device().used().equals(otherSpeed.device().used())) {
      return new Refused(
          workload,
          a,
          b,
          String.format(
              Locale.ROOT,
              "their devices differ: %s on %s, %s on %s",
              a,
              oneSpeed.device().used(),
              b,
              otherSpeed.device().used()));
    }
    Sample x = oneSpeed.rowsPerSecond();
    Sample y = otherSpeed.rowsPerSecond();
    SpeedRatio ratio = SpeedRatio.of(x, y);
    if (x.lower() > y.upper() && ratio.differsFromOne()) {
      return new Faster(workload, a, b, ratio);
    }
    SpeedRatio inverse = SpeedRatio.of(y, x);
    if (y.lower() > x.upper() && inverse.differsFromOne()) {
      return new Faster(workload, b, a, inverse);
    }
    return new NotShown(workload, a, b, ratio);
  }
}
