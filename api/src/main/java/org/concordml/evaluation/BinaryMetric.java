package org.concordml.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.concordml.NamedChoices;
import org.concordml.evaluation.ranking.PrecisionRecallCurve;
import org.concordml.evaluation.ranking.RocCurve;

/**
 * Numbers that say how good predictions of two classes are. Each is NaN where it is undefined, as
 * told with it; the ones "at the threshold" depend on it, the others do not.
 */
public enum BinaryMetric implements Metric {
  /** Part of the rows predicted right, at the threshold; 0 to 1. Always defined. */
  ACCURACY("accuracy", true, rows -> ratio(rows.counts().correct(), rows.counts().total())),
  /** Mean of sensitivity and specificity; 0 to 1. Undefined if a class is missing. */
  BALANCED_ACCURACY(
      "balancedAccuracy",
      true,
      rows -> (sensitivity(rows.counts()) + specificity(rows.counts())) / 2),
  /** Recall: part of the positive rows found; 0 to 1. Undefined without positive rows. */
  SENSITIVITY("sensitivity", true, rows -> sensitivity(rows.counts())),
  /** Part of the negative rows left alone; 0 to 1. Undefined without negative rows. */
  SPECIFICITY("specificity", true, rows -> specificity(rows.counts())),
  /**
   * Positive predictive value: part of the rows predicted positive that are; 0 to 1. Undefined if
   * none is predicted positive.
   */
  PRECISION("precision", true, rows -> ratio(tp(rows.counts()), rows.counts().predicted(1))),
  /**
   * Negative predictive value: part of the rows predicted negative that are; 0 to 1. Undefined if
   * none is predicted negative.
   */
  NPV("npv", true, rows -> ratio(tn(rows.counts()), rows.counts().predicted(0))),
  /**
   * {@code 2 tp / (2 tp + fp + fn)}: harmonic mean of precision and sensitivity; 0 to 1. Undefined
   * if no row is positive and none predicted so.
   */
  F1(
      "f1",
      true,
      rows -> ratio(2 * tp(rows.counts()), rows.counts().support(1) + rows.counts().predicted(1))),
  /**
   * Matthews correlation coefficient, the correlation of truth and prediction; -1 to 1. Undefined
   * if all rows are of one class or predicted so (scikit-learn says 0).
   */
  MCC("mcc", true, rows -> matthews(rows.counts())),
  /**
   * Cohen's kappa, agreement beyond chance; -1 to 1. Undefined if all rows are of one class and
   * predicted so.
   */
  COHEN_KAPPA("cohenKappa", true, rows -> kappa(rows.counts())),
  /** Mean square of probability minus truth (Brier score); 0 to 1. Always defined. */
  BRIER("brier", false, BinaryPredictions::brier),
  /**
   * Mean of {@code -ln} of the probability given to the true class; 0 to 34.54, in nats. Always
   * defined, because probabilities are first held between 1e-15 and 1 - 1e-15. Without that,
   * scikit-learn holds them between 2.2e-16 and 1 - 2.2e-16 (since 1.2; before, as here), which
   * differs only where a probability is closer than 1e-15 to 0 or 1.
   */
  LOG_LOSS("logLoss", false, BinaryPredictions::logLoss),
  /** {@link RocCurve#auc()}; 0 to 1. Undefined if a class is missing. */
  ROC_AUC("rocAuc", true, rows -> rows.ranked().areaUnderRoc()),
  /** {@link PrecisionRecallCurve#averagePrecision()}; 0 to 1. Undefined without positive rows. */
  AVERAGE_PRECISION("averagePrecision", true, rows -> rows.ranked().averagePrecision());

  private final String key;
  private final boolean higherIsBetter;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state, which the check cannot see
  private final ToDoubleFunction<BinaryPredictions> formula;

  BinaryMetric(String key, boolean higherIsBetter, ToDoubleFunction<BinaryPredictions> formula) {
    this.key = key;
    this.higherIsBetter = higherIsBetter;
    this.formula = formula;
  }

  /**
   * Finds a metric by its name.
   *
   * @param name as {@link #key()}, in any spelling, or a usual name such as {@code auc}, {@code
   *     recall} or scikit-learn's {@code roc_auc_score}
   * @return that metric
   * @throws IllegalArgumentException if there is none; the message lists the keys
   */
  public static BinaryMetric named(String name) {
    return names().named(name);
  }

  /**
   * Looks for a metric by its name.
   *
   * @param name as {@link #named} takes it
   * @return that metric; empty if there is none
   */
  public static Optional<BinaryMetric> find(String name) {
    return names().find(name);
  }

  private static NamedChoices<BinaryMetric> names() {
    NamedChoices<BinaryMetric> all =
        NamedChoices.of("metric", List.of(values()), BinaryMetric::key);
    for (BinaryMetric metric : values()) {
      all.alias(metric, metric.key + "Score").alias(metric, metric.aliases());
    }
    return all;
  }

  @Override
  public String[] aliases() {
    return switch (this) {
      case ACCURACY -> new String[] {"acc", "binaryAccuracy"};
      case SENSITIVITY -> new String[] {"recall", "recallScore", "tpr"};
      case SPECIFICITY -> new String[] {"tnr"};
      case PRECISION -> new String[] {"ppv"};
      case MCC -> new String[] {"matthewsCorrcoef"};
      case COHEN_KAPPA -> new String[] {"kappa"};
      case BRIER -> new String[] {"brierScoreLoss"};
      case LOG_LOSS -> new String[] {"binaryCrossentropy"};
      case ROC_AUC -> new String[] {"auc"};
      case AVERAGE_PRECISION -> new String[] {"ap"};
      case BALANCED_ACCURACY, NPV, F1 -> new String[0];
    };
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /**
   * Whether the metric can be defined at all for rows with so many of each class, whatever is
   * predicted. A metric that can be may still be undefined for some predictions, as {@link
   * #PRECISION} is where no row is predicted positive.
   *
   * @param positives rows of the positive class
   * @param negatives rows of the negative class
   * @return false if a class is missing that the metric needs
   */
  public boolean canBeDefined(int positives, int negatives) {
    return switch (this) {
      case BALANCED_ACCURACY, MCC, ROC_AUC -> positives > 0 && negatives > 0;
      case SENSITIVITY, AVERAGE_PRECISION -> positives > 0;
      case SPECIFICITY -> negatives > 0;
      case ACCURACY, PRECISION, NPV, F1, COHEN_KAPPA, BRIER, LOG_LOSS -> true;
    };
  }

  /**
   * Computes this metric alone; {@link Evaluation#of(BinaryPredictions)} computes all at the price
   * of one.
   *
   * @param truth one a row, true for the positive class
   * @param probability of the positive class, one a row, 0 to 1
   * @param threshold 0 to 1; predicted positive at or above it
   * @return the number, NaN where undefined
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a number is out of
   *     range
   */
  public double compute(boolean[] truth, double[] probability, double threshold) {
    return compute(truth, probability, probability, DecisionThreshold.atOrAbove(threshold));
  }

  /**
   * Computes this metric alone from probabilities and the scores that they were made of.
   *
   * @param truth one a row, true for the positive class
   * @param probability of the positive class, one a row, 0 to 1
   * @param score what the rows are ranked by, see {@link Evaluation#of(boolean[], double[],
   *     double[], DecisionThreshold)}
   * @param threshold which rows are predicted positive
   * @return the number, NaN where undefined
   * @throws IllegalArgumentException if lengths differ, there are no rows, a number is out of range
   *     or NaN
   */
  public double compute(
      boolean[] truth, double[] probability, double[] score, DecisionThreshold threshold) {
    return of(BinaryPredictions.uncopied(truth, probability, score, threshold));
  }

  /**
   * Computes this metric alone; {@link Evaluation#of(BinaryPredictions)} computes all at the price
   * of one.
   *
   * @param predictions of some rows
   * @return the number, NaN where undefined
   */
  public double of(BinaryPredictions predictions) {
    return formula.applyAsDouble(predictions);
  }

  private static double ratio(double part, double whole) {
    return part / whole;
  }

  private static double tp(ClassConfusionMatrix counts) {
    return counts.count(1, 1);
  }

  private static double tn(ClassConfusionMatrix counts) {
    return counts.count(0, 0);
  }

  private static double sensitivity(ClassConfusionMatrix counts) {
    return ratio(tp(counts), counts.support(1));
  }

  private static double specificity(ClassConfusionMatrix counts) {
    return ratio(tn(counts), counts.support(0));
  }

  private static double determinant(ClassConfusionMatrix counts) {
    return tp(counts) * tn(counts) - counts.count(0, 1) * counts.count(1, 0);
  }

  private static double matthews(ClassConfusionMatrix counts) {
    double truths = counts.support(1) * counts.support(0);
    double predictions = counts.predicted(1) * counts.predicted(0);
    return ratio(determinant(counts), Math.sqrt(truths * predictions));
  }

  private static double kappa(ClassConfusionMatrix counts) {
    double chance =
        counts.predicted(1) * counts.support(0) + counts.predicted(0) * counts.support(1);
    return ratio(2 * determinant(counts), chance);
  }
}
