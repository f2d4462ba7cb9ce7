package org.concordml.benchmark;

/**
 * How many times as fast one is as another, with its uncertainty.
 *
 * <p>With means a and b of n and m runs and u = sd(a)² / (n a²), v = sd(b)² / (m b²): the ratio is
 * r = a / b, the standard error of its logarithm √(u + v) by the delta method, and its 95 %
 * interval r / f to r · f with f = exp(t √(u + v)), where t is Student's 97.5 % quantile with (u +
 * v)² / (u² / (n − 1) + v² / (m − 1)) degrees of freedom (Welch and Satterthwaite). This is the
 * interval of L. V. Hedges, J. Gurevitch and P. S. Curtis (The meta-analysis of response ratios in
 * experimental ecology, Ecology 80, 1999) with t in place of the normal quantile. It never reaches
 * 0, and the interval of the inverse ratio is the inverse of the interval.
 *
 * @param value mean of the one divided by mean of the other
 * @param lower end of the ratio's 95 % interval; NaN if either has fewer than two runs
 * @param upper end of the ratio's 95 % interval; NaN if either has fewer than two runs
 */
public record SpeedRatio(double value, double lower, double upper) {

  /**
   * @param one rows a second of the one
   * @param other rows a second of the other
   * @return the one's as a multiple of the other's
   */
  public static SpeedRatio of(Sample one, Sample other) {
    double ratio = one.mean() / other.mean();
    double u = one.relativeVarianceOfMean();
    double v = other.relativeVarianceOfMean();
    double sum = u + v;
    if (sum == 0) {
      return new SpeedRatio(ratio, ratio, ratio);
    }
    if (Double.isNaN(sum)) {
      return new SpeedRatio(ratio, Double.NaN, Double.NaN);
    }
    double freedom = sum * sum / (u * u / (one.count() - 1) + v * v / (other.count() - 1));
    double factor = Math.exp(Sample.quantile(freedom) * Math.sqrt(sum));
    return new SpeedRatio(ratio, ratio / factor, ratio * factor);
  }

  /**
   * @return whether there is an interval
   */
  public boolean hasInterval() {
    return !Double.isNaN(lower);
  }

  /**
   * @return half the width of the 95 % interval; NaN if either has fewer than two runs
   */
  public double halfWidth() {
    return (upper - lower) / 2;
  }

  /**
   * @return whether the interval leaves 1 out; false without an interval
   */
  public boolean differsFromOne() {
    return lower > 1 || upper < 1;
  }

  /**
   * Whether the one is faster beyond the noise of both: the intervals of both means are apart, and
   * that of the ratio leaves 1 out.
   *
   * @param one rows a second of the one
   * @param other rows a second of the other
   * @return false without intervals
   */
  static boolean isShown(Sample one, Sample other) {
    return one.lower() > other.upper() && of(one, other).differsFromOne();
  }
}
