package org.concordml.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.random.RandomStreams;

/**
 * Confidence intervals of metrics without a formula for one: each metric is computed of as many
 * rows drawn with replacement, again and again, and the middle part of the numbers is the interval
 * (percentile bootstrap). Source: B. Efron and R. J. Tibshirani, "An Introduction to the
 * Bootstrap", 1993, chapter 13.
 *
 * <p>The same seed draws the same rows on every machine. Row weights stay with their rows. A metric
 * that a resample leaves undefined, as where a rare class was not drawn, is told by the others; its
 * interval is undefined if those are fewer than half, as where all rows leave it undefined.
 *
 * <pre>{@code
 * Map<QuantityMetric, ConfidenceInterval> intervals =
 *     Bootstrap.seeded(42).intervals(predictions, List.of(QuantityMetric.MAE, QuantityMetric.R2));
 * }</pre>
 *
 * @param seed any value
 * @param resamples how often rows are drawn, at least 2
 * @param level of confidence, above 0 and below 1
 */
public record Bootstrap(long seed, int resamples, double level) {

  /** How often rows are drawn where nothing else is asked for. */
  public static final int USUAL_RESAMPLES = 2000;

  /** Checks the ranges. */
  public Bootstrap {
    if (resamples < 2) {
      throw new IllegalArgumentException("resamples must be at least 2, found " + resamples);
    }
    ConfidenceInterval.requireLevel(level);
  }

  /**
   * @param seed any value
   * @return 2000 resamples and intervals of 95 %
   */
  public static Bootstrap seeded(long seed) {
    return new Bootstrap(seed, USUAL_RESAMPLES, ConfidenceInterval.USUAL_LEVEL);
  }

  /**
   * @param predictions of two classes
   * @param metrics which
   * @return an interval for each; NaN bounds where undefined
   */
  public Map<BinaryMetric, ConfidenceInterval> intervals(
      BinaryPredictions predictions, Collection<BinaryMetric> metrics) {
    return intervals(predictions.rows(), predictions::take, metrics, metric -> metric::of);
  }

  /**
   * @param predictions of several classes
   * @param metrics which
   * @return an interval for each; NaN bounds where undefined
   */
  public Map<ClassMetric, ConfidenceInterval> intervals(
      ClassPredictions predictions, Collection<ClassMetric> metrics) {
    return intervals(predictions.rows(), predictions::take, metrics, metric -> metric::of);
  }

  /**
   * @param predictions of a number
   * @param metrics which
   * @return an interval for each; NaN bounds where undefined
   */
  public Map<QuantityMetric, ConfidenceInterval> intervals(
      QuantityPredictions predictions, Collection<QuantityMetric> metrics) {
    return intervals(predictions.rows(), predictions::take, metrics, metric -> metric::of);
  }

  private <M, P> Map<M, ConfidenceInterval> intervals(
      int rows,
      Function<int[], P> take,
      Collection<M> metrics,
      Function<M, ToDoubleFunction<P>> formula) {
    List<M> which = List.copyOf(metrics);
    double[][] values = new double[which.size()][resamples];
    RandomStreams streams = new RandomStreams(seed);
    for (int resample = 0; resample < resamples; resample++) {
      RandomGenerator random = streams.open("bootstrap", resample);
      P drawn = take.apply(random.ints(rows, 0, rows).toArray());
      for (int m = 0; m < values.length; m++) {
        values[m][resample] = formula.apply(which.get(m)).applyAsDouble(drawn);
      }
    }
    Map<M, ConfidenceInterval> intervals = new LinkedHashMap<>();
    for (int m = 0; m < values.length; m++) {
      intervals.put(which.get(m), middle(values[m]));
    }
    return intervals;
  }

  /** The middle part of the numbers that are defined, if these are half of all. */
  private ConfidenceInterval middle(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length * 2 < values.length) {
      return ConfidenceInterval.undefined(level);
    }
    return new ConfidenceInterval(
        quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2), level);
  }

  /** Between the two nearest of the sorted numbers, as {@code numpy.quantile} (type 7). */
  static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
