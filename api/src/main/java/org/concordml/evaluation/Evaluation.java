package org.concordml.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How good the predictions for some rows are: counts, curves, metrics and what is known of their
 * uncertainty. Immutable.
 *
 * @param threshold which rows are predicted positive
 * @param counts rows by truth and prediction
 * @param roc ROC curve
 * @param precisionRecall precision-recall curve
 * @param metrics every metric, in the order of the enum; NaN where undefined
 * @param intervals 95 % confidence intervals: Wilson's for accuracy, sensitivity, specificity,
 *     precision and npv, DeLong's for rocAuc; NaN bounds where undefined
 */
public record Evaluation(
    DecisionThreshold threshold,
    ConfusionMatrix counts,
    RocCurve roc,
    PrecisionRecallCurve precisionRecall,
    Map<BinaryMetric, Double> metrics,
    Map<BinaryMetric, ConfidenceInterval> intervals) {

  /** Takes copies. */
  public Evaluation {
    metrics = ordered(metrics);
    intervals = ordered(intervals);
  }

  private static <V> Map<BinaryMetric, V> ordered(Map<BinaryMetric, V> map) {
    Map<BinaryMetric, V> copy = new EnumMap<>(BinaryMetric.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Evaluates predictions of which no more is known than their probabilities: these rank the rows,
   * and a row at or above the threshold is predicted positive.
   *
   * @param truth one a row, true for the positive class; not kept
   * @param probability of the positive class, one a row, 0 to 1; not kept
   * @param threshold 0 to 1
   * @return counts, curves, metrics, intervals
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a number is out of
   *     range or NaN
   */
  public static Evaluation of(boolean[] truth, double[] probability, double threshold) {
    return of(truth, probability, probability, DecisionThreshold.atOrAbove(threshold));
  }

  /**
   * Evaluates predictions with the scores that their probabilities were made of, such as logits.
   *
   * <p>Curves, AUC, average precision and DeLong's interval rank the scores, which may tell rows
   * apart whose probabilities are one number: a sigmoid is 1.0 from a logit of 37 on. Everything
   * else is of the probabilities, the thresholds of the curves' points too.
   *
   * @param truth one a row, true for the positive class; not kept
   * @param probability of the positive class, one a row, 0 to 1; not kept
   * @param score one a row, any range; the probability must not fall where it rises, and rows of
   *     equal score must have equal probability; not kept
   * @param threshold which rows are predicted positive
   * @return counts, curves, metrics, intervals
   * @throws IllegalArgumentException if lengths differ, there are no rows, a number is out of range
   *     or NaN, or score and probability rank the rows differently
   */
  public static Evaluation of(
      boolean[] truth, double[] probability, double[] score, DecisionThreshold threshold) {
    ScoredRows rows = new ScoredRows(truth, probability, score, threshold);
    double[] thresholds = rows.thresholds();
    Map<BinaryMetric, Double> metrics = new EnumMap<>(BinaryMetric.class);
    for (BinaryMetric metric : BinaryMetric.values()) {
      metrics.put(metric, metric.of(rows));
    }
    Map<BinaryMetric, ConfidenceInterval> intervals = proportions(rows.counts());
    intervals.put(BinaryMetric.ROC_AUC, rows.deLong().interval(ConfidenceInterval.USUAL_LEVEL));
    return new Evaluation(
        threshold,
        rows.counts(),
        RocCurve.of(rows.ranked(), thresholds),
        PrecisionRecallCurve.of(rows.ranked(), thresholds),
        metrics,
        intervals);
  }

  private static Map<BinaryMetric, ConfidenceInterval> proportions(ConfusionMatrix counts) {
    Map<BinaryMetric, ConfidenceInterval> intervals = new EnumMap<>(BinaryMetric.class);
    intervals.put(BinaryMetric.ACCURACY, wilson(counts.correct(), counts.total()));
    intervals.put(BinaryMetric.SENSITIVITY, wilson(counts.tp(), counts.positives()));
    intervals.put(BinaryMetric.SPECIFICITY, wilson(counts.tn(), counts.negatives()));
    intervals.put(BinaryMetric.PRECISION, wilson(counts.tp(), counts.predictedPositives()));
    intervals.put(BinaryMetric.NPV, wilson(counts.tn(), counts.predictedNegatives()));
    return intervals;
  }

  private static ConfidenceInterval wilson(int successes, int trials) {
    return ConfidenceInterval.wilson(successes, trials, ConfidenceInterval.USUAL_LEVEL);
  }

  /**
   * @param metric which
   * @return its number, NaN where undefined
   */
  public double metric(BinaryMetric metric) {
    return Objects.requireNonNull(metrics.get(metric), metric::key);
  }
}
