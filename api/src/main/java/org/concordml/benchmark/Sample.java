package org.concordml.benchmark;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Repeated measurements of one quantity and what they can support. Immutable; NaN wherever a number
 * is not defined for so few values.
 */
public final class Sample {

  /** Probability that an interval is meant to cover. */
  public static final double CONFIDENCE = 0.95;

  // The estimate between two values that numpy gives by default.
  private static final Percentile NUMPYS = new Percentile().withEstimationType(EstimationType.R_7);

  private final double[] values;
  private final DescriptiveStatistics statistics;

  private Sample(double[] values) {
    this.values = values;
    this.statistics = new DescriptiveStatistics(values);
  }

  /**
   * @param values in the order they were measured, at least one, all finite; copied
   * @return the sample
   */
  public static Sample of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a sample must have at least one value, found none");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("measurements must be finite, found " + value);
      }
    }
    return new Sample(values.clone());
  }

  /**
   * @return how many values
   */
  public int count() {
    return values.length;
  }

  /**
   * @return the values in the order they were measured; a copy
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * @return arithmetic mean
   */
  public double mean() {
    return statistics.getMean();
  }

  /**
   * @return standard deviation with n − 1; NaN of one value
   */
  public double standardDeviation() {
    return count() < 2 ? Double.NaN : statistics.getStandardDeviation();
  }

  /**
   * @return standard deviation divided by the mean; NaN of one value
   */
  public double variation() {
    return standardDeviation() / mean();
  }

  /**
   * Half the width of the mean's interval: {@code t(0.975; n − 1) · sd / √n} with Student's t.
   *
   * @return in the unit of the values; NaN of one value
   */
  public double halfWidth() {
    return count() < 2 ? Double.NaN : quantile(count() - 1.0) * standardError();
  }

  /**
   * @return lower end of the mean's 95 % interval; NaN of one value
   */
  public double lower() {
    return mean() - halfWidth();
  }

  /**
   * @return upper end of the mean's 95 % interval; NaN of one value
   */
  public double upper() {
    return mean() + halfWidth();
  }

  /**
   * @return least value
   */
  public double min() {
    return statistics.getMin();
  }

  /**
   * @return greatest value
   */
  public double max() {
    return statistics.getMax();
  }

  /**
   * A percentile, interpolated as numpy does, if the sample can support it: beyond it there must be
   * room for one value, so that p needs {@code 1 / (1 − p/100)} values; p95 needs 20, p99 needs
   * 100. The median needs one.
   *
   * @param p from 50 up to, but not, 100
   * @return in the unit of the values; empty for too few values
   */
  public OptionalDouble percentile(double p) {
    if (!(p >= 50 && p < 100)) {
      throw new IllegalArgumentException("a percentile must be in [50, 100), found " + p);
    }
    boolean supported = p == 50 || count() * (100 - p) >= 100;
    return supported ? OptionalDouble.of(NUMPYS.evaluate(values, p)) : OptionalDouble.empty();
  }

  /** Standard error of the mean divided by the mean, squared. */
  double relativeVarianceOfMean() {
    double relative = standardError() / mean();
    return relative * relative;
  }

  private double standardError() {
    return standardDeviation() / Math.sqrt(count());
  }

  /** Student's t with so many degrees of freedom that a 95 % interval reaches to either side. */
  static double quantile(double degreesOfFreedom) {
    return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
  }

  @Override
  public String toString() {
    return "Sample[count=" + count() + ", mean=" + mean() + "]";
  }
}
