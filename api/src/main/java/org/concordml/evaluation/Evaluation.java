package org.concordml.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.evaluation.ranking.PrecisionRecallCurve;
import org.concordml.evaluation.ranking.RocCurve;

/**
 * How good the predictions for some rows are: metrics, what is known of their uncertainty, and the
 * counts and curves behind them. One case for each kind of outcome, all immutable.
 *
 * <pre>{@code
 * Evaluation.Classes evaluation =
 *     Evaluation.of(ClassPredictions.of(probabilities, truth, 3).weighted(rowWeights));
 * double f1 = evaluation.metric(ClassMetric.F1_MACRO);
 * double recallOfTheFirst = evaluation.classes().get(0).metric(BinaryMetric.SENSITIVITY);
 * }</pre>
 */
public sealed interface Evaluation {

  /**
   * @return every metric in the order to list them; NaN where undefined
   */
  Map<? extends Metric, Double> metrics();

  /**
   * @return 95 % confidence intervals of the metrics for which a formula is known; NaN bounds where
   *     undefined. {@link Bootstrap} gives the others
   */
  Map<? extends Metric, ConfidenceInterval> intervals();

  /**
   * @param metric one of {@link #metrics}
   * @return its number, NaN where undefined
   * @throws IllegalArgumentException if it is of another family, or has a parameter that is not
   *     among them
   */
  default double metric(Metric metric) {
    Double value = metrics().get(metric);
    if (value == null) {
      throw new IllegalArgumentException(
          "metric must be one of "
              + metrics().keySet().stream().map(Metric::key).collect(Collectors.joining(", "))
              + ", found "
              + metric.key());
    }
    return value;
  }

  /**
   * One answer for each kind of outcome. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param evaluation is of two classes
     * @return the answer
     */
    R binary(Binary evaluation);

    /**
     * @param evaluation is of several classes
     * @return the answer
     */
    R classes(Classes evaluation);

    /**
     * @param evaluation is of a number
     * @return the answer
     */
    R quantity(Quantity evaluation);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return the one number to name first: the accuracy of classes, the mean absolute error of
   *     numbers; NaN where undefined
   */
  double headline();

  /**
   * Evaluates predictions of two classes of which no more is known than their probabilities: these
   * rank the rows, and a row at or above the threshold is predicted positive.
   *
   * @param truth one a row, true for the positive class; not kept
   * @param probability of the positive class, one a row, 0 to 1; not kept
   * @param threshold 0 to 1
   * @return counts, curves, metrics, intervals
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a number is out of
   *     range or NaN
   */
  static Binary of(boolean[] truth, double[] probability, double threshold) {
    return of(truth, probability, probability, DecisionThreshold.atOrAbove(threshold));
  }

  /**
   * Evaluates predictions of two classes with the scores that their probabilities were made of,
   * such as logits.
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
  static Binary of(
      boolean[] truth, double[] probability, double[] score, DecisionThreshold threshold) {
    return Binary.of(BinaryPredictions.uncopied(truth, probability, score, threshold));
  }

  /**
   * Evaluates predictions of two classes.
   *
   * @param predictions probabilities, truth and threshold
   * @return counts, curves, metrics, intervals
   * @throws IllegalArgumentException if score and probability rank the rows differently
   */
  static Binary of(BinaryPredictions predictions) {
    return Binary.of(predictions);
  }

  /**
   * Evaluates predictions of several classes.
   *
   * @param predictions probabilities and truth
   * @return counts, metrics of all and of each class, intervals
   */
  static Classes of(ClassPredictions predictions) {
    return Classes.of(predictions);
  }

  /**
   * Evaluates predictions of a number.
   *
   * @param predictions numbers predicted and true
   * @return metrics, agreement, intervals
   */
  static Quantity of(QuantityPredictions predictions) {
    return Quantity.of(predictions);
  }

  private static <M, V> Map<M, V> ordered(Map<M, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Of two classes, one of them positive.
   *
   * @param threshold which rows are predicted positive
   * @param counts rows by truth and prediction, whatever their weights
   * @param roc ROC curve
   * @param precisionRecall precision-recall curve
   * @param metrics every metric, in the order of the enum; NaN where undefined
   * @param intervals Wilson's for accuracy, sensitivity, specificity, precision and npv, DeLong's
   *     for rocAuc; NaN bounds where undefined; none with row weights
   */
  record Binary(
      DecisionThreshold threshold,
      ConfusionMatrix counts,
      RocCurve roc,
      PrecisionRecallCurve precisionRecall,
      Map<BinaryMetric, Double> metrics,
      Map<BinaryMetric, ConfidenceInterval> intervals)
      implements Evaluation {

    /** Takes copies. */
    public Binary {
      metrics = ordered(metrics);
      intervals = ordered(intervals);
    }

    private static Binary of(BinaryPredictions rows) {
      double[] thresholds = rows.thresholds();
      Map<BinaryMetric, Double> metrics = new EnumMap<>(BinaryMetric.class);
      for (BinaryMetric metric : BinaryMetric.values()) {
        metrics.put(metric, metric.of(rows));
      }
      return new Binary(
          rows.threshold(),
          rows.rowCounts(),
          RocCurve.of(rows.ranked(), thresholds),
          PrecisionRecallCurve.of(rows.ranked(), thresholds),
          metrics,
          rows.isWeighted() ? Map.of() : intervals(rows));
    }

    private static Map<BinaryMetric, ConfidenceInterval> intervals(BinaryPredictions rows) {
      ConfusionMatrix counts = rows.rowCounts();
      Map<BinaryMetric, ConfidenceInterval> intervals = new EnumMap<>(BinaryMetric.class);
      intervals.put(BinaryMetric.ACCURACY, wilson(counts.correct(), counts.total()));
      intervals.put(BinaryMetric.SENSITIVITY, wilson(counts.tp(), counts.positives()));
      intervals.put(BinaryMetric.SPECIFICITY, wilson(counts.tn(), counts.negatives()));
      intervals.put(BinaryMetric.PRECISION, wilson(counts.tp(), counts.predictedPositives()));
      intervals.put(BinaryMetric.NPV, wilson(counts.tn(), counts.predictedNegatives()));
      intervals.put(BinaryMetric.ROC_AUC, rows.deLong().interval(ConfidenceInterval.USUAL_LEVEL));
      return intervals;
    }

    private static ConfidenceInterval wilson(int successes, int trials) {
      return ConfidenceInterval.wilson(successes, trials, ConfidenceInterval.USUAL_LEVEL);
    }

    @Override
    public double headline() {
      return metric(BinaryMetric.ACCURACY);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.binary(this);
    }
  }

  /**
   * Of several classes; a row is predicted to be of the class with the highest probability, the
   * first of equals, or as {@link ClassThresholds} say.
   *
   * @param counts rows, or their weights, by truth and prediction
   * @param classes each class against all others, by class number
   * @param metrics as {@link ClassMetric#all}; NaN where undefined
   * @param intervals Wilson's, for accuracy (micro precision, recall and F1 are the same number)
   *     and top-k accuracy; none with row weights
   */
  record Classes(
      ClassConfusionMatrix counts,
      List<OneVsRest> classes,
      Map<ClassMetric, Double> metrics,
      Map<ClassMetric, ConfidenceInterval> intervals)
      implements Evaluation {

    /** Takes copies. */
    public Classes {
      classes = List.copyOf(classes);
      metrics = ordered(metrics);
      intervals = ordered(intervals);
    }

    private static Classes of(ClassPredictions predictions) {
      List<OneVsRest> classes = new ArrayList<>();
      for (int k = 0; k < predictions.classes(); k++) {
        classes.add(OneVsRest.of(predictions, k));
      }
      Map<ClassMetric, Double> metrics = new LinkedHashMap<>();
      Map<ClassMetric, ConfidenceInterval> intervals = new LinkedHashMap<>();
      for (ClassMetric metric : ClassMetric.all(predictions.classes())) {
        double value = metric.of(predictions);
        metrics.put(metric, value);
        if (metric.isShareOfRows() && !predictions.isWeighted()) {
          intervals.put(
              metric,
              Binary.wilson((int) Math.round(value * predictions.rows()), predictions.rows()));
        }
      }
      return new Classes(predictions.counts(), classes, metrics, intervals);
    }

    @Override
    public double headline() {
      return metric(ClassMetric.ACCURACY);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.classes(this);
    }
  }

  /**
   * Of a number.
   *
   * @param metrics as {@link QuantityMetric#all}; NaN where undefined
   * @param intervals Fisher's for pearson and, with Bonett and Wright's variance, spearman; none
   *     with row weights
   * @param differences prediction minus truth
   * @param calibration truth as a straight line of the prediction
   */
  record Quantity(
      Map<QuantityMetric, Double> metrics,
      Map<QuantityMetric, ConfidenceInterval> intervals,
      BlandAltman differences,
      CalibrationLine calibration)
      implements Evaluation {

    /** Takes copies. */
    public Quantity {
      metrics = ordered(metrics);
      intervals = ordered(intervals);
    }

    private static Quantity of(QuantityPredictions predictions) {
      Map<QuantityMetric, Double> metrics = new LinkedHashMap<>();
      for (QuantityMetric metric : QuantityMetric.all()) {
        metrics.put(metric, metric.of(predictions));
      }
      Map<QuantityMetric, ConfidenceInterval> intervals = new LinkedHashMap<>();
      if (!predictions.isWeighted()) {
        double pearson = QuantityMetric.PEARSON.of(predictions);
        double spearman = QuantityMetric.SPEARMAN.of(predictions);
        intervals.put(
            QuantityMetric.PEARSON,
            ConfidenceInterval.ofPearson(
                pearson, predictions.rows(), ConfidenceInterval.USUAL_LEVEL));
        intervals.put(
            QuantityMetric.SPEARMAN,
            ConfidenceInterval.ofSpearman(
                spearman, predictions.rows(), ConfidenceInterval.USUAL_LEVEL));
      }
      return new Quantity(
          metrics, intervals, BlandAltman.of(predictions), CalibrationLine.of(predictions));
    }

    @Override
    public double headline() {
      return metric(QuantityMetric.MAE);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.quantity(this);
    }
  }
}
