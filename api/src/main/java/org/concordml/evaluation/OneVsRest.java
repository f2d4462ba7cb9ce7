package org.concordml.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.evaluation.ranking.DeLong;

/**
 * How well one of several classes is told from all others.
 *
 * @param support rows of the class, or their weight
 * @param metrics sensitivity (recall), specificity, precision, f1, rocAuc and averagePrecision.
 *     Precision, sensitivity and F1 are 0 where their denominator is, as with scikit-learn's {@code
 *     zero_division=0}, because averages over the classes need a number; NaN are specificity
 *     without rows of another class, averagePrecision without rows of this one, rocAuc without
 *     either
 * @param intervals 95 % confidence intervals: Wilson's and, for rocAuc, DeLong's; NaN bounds where
 *     nothing is counted; none with row weights
 */
public record OneVsRest(
    double support,
    Map<BinaryMetric, Double> metrics,
    Map<BinaryMetric, ConfidenceInterval> intervals) {

  /** Takes copies. */
  public OneVsRest {
    metrics = Collections.unmodifiableMap(new EnumMap<>(metrics));
    Map<BinaryMetric, ConfidenceInterval> ordered = new EnumMap<>(BinaryMetric.class);
    ordered.putAll(intervals);
    intervals = Collections.unmodifiableMap(ordered);
  }

  static OneVsRest of(ClassPredictions predictions, int k) {
    ClassConfusionMatrix counts = predictions.counts();
    Map<BinaryMetric, Double> metrics = new EnumMap<>(BinaryMetric.class);
    metrics.put(BinaryMetric.SENSITIVITY, counts.recall(k));
    metrics.put(BinaryMetric.SPECIFICITY, counts.specificity(k));
    metrics.put(BinaryMetric.PRECISION, counts.precision(k));
    metrics.put(BinaryMetric.F1, counts.f1(k));
    metrics.put(BinaryMetric.ROC_AUC, predictions.areas().oneVsRest(k));
    metrics.put(BinaryMetric.AVERAGE_PRECISION, predictions.areas().averagePrecision(k));
    return new OneVsRest(
        counts.support(k),
        metrics,
        predictions.isWeighted() ? Map.of() : intervals(predictions, k));
  }

  private static Map<BinaryMetric, ConfidenceInterval> intervals(
      ClassPredictions predictions, int k) {
    ClassConfusionMatrix counts = predictions.counts();
    int right = (int) counts.count(k, k);
    int ofClass = (int) counts.support(k);
    int predicted = (int) counts.predicted(k);
    int others = predictions.rows() - ofClass;
    Map<BinaryMetric, ConfidenceInterval> intervals = new EnumMap<>(BinaryMetric.class);
    intervals.put(BinaryMetric.SENSITIVITY, wilson(right, ofClass));
    intervals.put(BinaryMetric.SPECIFICITY, wilson(others - (predicted - right), others));
    intervals.put(BinaryMetric.PRECISION, wilson(right, predicted));
    intervals.put(
        BinaryMetric.ROC_AUC,
        DeLong.of(predictions.isClass(k), predictions.column(k))
            .interval(ConfidenceInterval.USUAL_LEVEL));
    return intervals;
  }

  private static ConfidenceInterval wilson(int successes, int trials) {
    return ConfidenceInterval.wilson(successes, trials, ConfidenceInterval.USUAL_LEVEL);
  }

  /**
   * @param metric one of {@link #metrics}
   * @return its number, NaN where undefined
   * @throws IllegalArgumentException for a metric that is not among them
   */
  public double metric(BinaryMetric metric) {
    Double value = metrics.get(metric);
    if (value == null) {
      throw new IllegalArgumentException(
          "metric of one class against the rest must be one of "
              + metrics.keySet().stream().map(BinaryMetric::key).collect(Collectors.joining(", "))
              + ", found "
              + metric.key());
    }
    return value;
  }
}
