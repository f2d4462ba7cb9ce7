package org.concordml.benchmark;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Repeated measurements of one positive quantity, such as seconds or rows a second, and what they
 * can support. Immutable; NaN wherever a number is not defined for so few values.
 *
 * <p>The 95 % interval of the mean m of n values with standard deviation s is {@code m / f} to
 * {@code m · f} with {@code f = exp(t(0.975; n − 1) · s / (m √n))}: Student's interval of the
 * mean's logarithm, whose standard error is {@code s / (m √n)} by the delta method (G. W. Oehlert,
 * A note on the delta method, The American Statistician 46, 1992). It is {@code m ± t · s / √n} to
 * first order where values vary little, and never reaches 0, which a speed cannot.
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
   * @param values in the order they were measured, at least one, all finite and above 0; copied
   * @return the sample
   */
  public static Sample of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a sample must have at least one value, found none");
    }
    for (double value : values) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "measurements must be above 0 and finite, found " + value);
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
   * Half the width of the mean's 95 % interval.
   *
   * @return in the unit of the values; NaN of one value
   */
  public double halfWidth() {
    return (upper() - lower()) / 2;
  }

  /**
   * @return lower end of the mean's 95 % interval, above 0; NaN of one value
   */
  public double lower() {
    return mean() / spread();
  }

  /**
   * @return upper end of the mean's 95 % interval; NaN of one value
   */
  public double upper() {
    return mean() * spread();
  }

  /** What the mean is divided by and multiplied with to get to the ends of its interval. */
  private double spread() {
    return count() < 2
        ? Double.NaN
        : Math.exp(quantile(count() - 1.0) * Math.sqrt(relativeVarianceOfMean()));
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
