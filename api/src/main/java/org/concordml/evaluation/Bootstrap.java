package org.concordml.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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

  /** Rows drawn in all that take a part of a second. */
  private static final int MOST_DRAWN = 2_000_000;

  /** With fewer the ends of an interval of 95 % are a matter of luck. */
  private static final int FEWEST_RESAMPLES = 200;

  /** Of several classes the metrics without a formula that are cheap to compute again and again. */
  private static final List<ClassMetric> OF_CLASSES =
      List.of(
          ClassMetric.BALANCED_ACCURACY,
          ClassMetric.PRECISION_MACRO,
          ClassMetric.RECALL_MACRO,
          ClassMetric.F1_MACRO,
          ClassMetric.F1_WEIGHTED,
          ClassMetric.ROC_AUC_OVR_MACRO,
          ClassMetric.LOG_LOSS,
          ClassMetric.BRIER,
          ClassMetric.COHEN_KAPPA,
          ClassMetric.COHEN_KAPPA_LINEAR,
          ClassMetric.COHEN_KAPPA_QUADRATIC,
          ClassMetric.MCC);

  /** Of numbers likewise: what sorts or counts pairs takes ten times as long. */
  private static final List<QuantityMetric> OF_NUMBERS =
      List.of(
          QuantityMetric.MAE,
          QuantityMetric.MSE,
          QuantityMetric.RMSE,
          QuantityMetric.R2,
          QuantityMetric.EXPLAINED_VARIANCE,
          QuantityMetric.LIN_CCC);

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
   * As many resamples as take a part of a second: 2000 of up to 1,000 rows, then 2,000,000 rows in
   * all.
   *
   * @param seed any value
   * @param rows of the predictions, at least 1
   * @return the bootstrap; empty above 10,000 rows, for which it would be fewer than 200
   */
  public static Optional<Bootstrap> affordable(long seed, int rows) {
    int most = Math.min(USUAL_RESAMPLES, MOST_DRAWN / rows);
    return most < FEWEST_RESAMPLES
        ? Optional.empty()
        : Optional.of(new Bootstrap(seed, most, ConfidenceInterval.USUAL_LEVEL));
  }

  /**
   * Evaluates, with intervals of the usual metrics that have no formula for one, too.
   *
   * @param predictions of several classes
   * @return as {@link Evaluation#of(ClassPredictions)}, with more intervals
   */
  public Evaluation.Classes evaluate(ClassPredictions predictions) {
    Evaluation.Classes plain = Evaluation.of(predictions);
    Map<ClassMetric, ConfidenceInterval> all = new LinkedHashMap<>(plain.intervals());
    all.putAll(intervals(predictions, OF_CLASSES));
    return new Evaluation.Classes(plain.counts(), plain.classes(), plain.metrics(), all);
  }

  /**
   * Evaluates, with intervals of the usual metrics that have no formula for one, too.
   *
   * @param predictions of a number
   * @return as {@link Evaluation#of(QuantityPredictions)}, with more intervals
   */
  public Evaluation.Quantity evaluate(QuantityPredictions predictions) {
    Evaluation.Quantity plain = Evaluation.of(predictions);
    Map<QuantityMetric, ConfidenceInterval> all = new LinkedHashMap<>(plain.intervals());
    all.putAll(intervals(predictions, OF_NUMBERS));
    return new Evaluation.Quantity(plain.metrics(), all, plain.differences(), plain.calibration());
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
    // Each resample has a stream of its own, so it does not matter which thread draws it.
    IntStream.range(0, resamples)
        .parallel()
        .forEach(
            resample -> {
              RandomGenerator random = streams.open("bootstrap", resample);
              P drawn = take.apply(random.ints(rows, 0, rows).toArray());
              for (int m = 0; m < values.length; m++) {
                values[m][resample] = formula.apply(which.get(m)).applyAsDouble(drawn);
              }
            });
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
