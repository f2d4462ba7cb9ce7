package org.concordml.benchmark;

/**
 * How many times as fast one is as another, with its uncertainty by the delta method.
 *
 * <p>With means a and b of n and m runs and u = sd(a)² / (n a²), v = sd(b)² / (m b²): the ratio is
 * r = a / b, its standard error r √(u + v), and its 95 % interval r ± t · r √(u + v), where t has
 * (u + v)² / (u² / (n − 1) + v² / (m − 1)) degrees of freedom (Welch and Satterthwaite).
 *
 * @param value mean of the one divided by mean of the other
 * @param plusMinus half the width of its 95 % interval; NaN if either has fewer than two runs
 */
public record SpeedRatio(double value, double plusMinus) {

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
      return new SpeedRatio(ratio, 0);
    }
    if (Double.isNaN(sum)) {
      return new SpeedRatio(ratio, Double.NaN);
    }
    double freedom = sum * sum / (u * u / (one.count() - 1) + v * v / (other.count() - 1));
    return new SpeedRatio(ratio, Sample.quantile(freedom) * ratio * Math.sqrt(sum));
  }

  /**
   * @return whether the interval leaves 1 out; false without an interval
   */
  public boolean differsFromOne() {
    return Math.abs(value - 1) > plusMinus;
  }
}
