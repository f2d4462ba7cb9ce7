package org.concordml.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.NamedChoices;

/**
 * Numbers that say how good predictions of several classes are. Each is NaN where it is undefined,
 * as told with it.
 *
 * <p>Averages over classes are <i>macro</i>, of all classes alike; <i>weighted</i>, by the rows of
 * each class; or <i>micro</i>, of all rows at once. Precision, recall and F1 of a class that is
 * never predicted or has no row are 0 in an average, as with scikit-learn's {@code
 * zero_division=0}: to leave the class out would reward never predicting it.
 *
 * <p>Two metrics of one key are equal.
 */
public final class ClassMetric implements Metric {

  /** Part of the rows predicted right; 0 to 1. Always defined. */
  public static final ClassMetric ACCURACY =
      higher(
          "accuracy",
          p -> p.counts().correct() / p.counts().total(),
          "acc",
          "categoricalAccuracy",
          "sparseCategoricalAccuracy");

  /** Mean recall of the classes that have rows; 0 to 1. Always defined. */
  public static final ClassMetric BALANCED_ACCURACY =
      higher("balancedAccuracy", ClassMetric::balancedAccuracy);

  /** Mean precision of the classes; 0 to 1. Always defined. */
  public static final ClassMetric PRECISION_MACRO =
      higher("precisionMacro", p -> macro(p, p.counts()::precision), "precision");

  /** Precision of all rows at once: with one class a row, {@link #ACCURACY}. */
  public static final ClassMetric PRECISION_MICRO = higher("precisionMicro", ACCURACY.formula);

  /** Precision of the classes by their rows; 0 to 1. Always defined. */
  public static final ClassMetric PRECISION_WEIGHTED =
      higher("precisionWeighted", p -> weighted(p, p.counts()::precision));

  /** Mean recall of all classes, those without rows too; 0 to 1. Always defined. */
  public static final ClassMetric RECALL_MACRO =
      higher("recallMacro", p -> macro(p, p.counts()::recall), "recall", "sensitivity");

  /** Recall of all rows at once: with one class a row, {@link #ACCURACY}. */
  public static final ClassMetric RECALL_MICRO = higher("recallMicro", ACCURACY.formula);

  /** Recall of the classes by their rows: {@link #ACCURACY} by another road. */
  public static final ClassMetric RECALL_WEIGHTED =
      higher("recallWeighted", p -> weighted(p, p.counts()::recall));

  /** Mean F1 of the classes; 0 to 1. Always defined. */
  public static final ClassMetric F1_MACRO = higher("f1Macro", p -> macro(p, p.counts()::f1), "f1");

  /** F1 of all rows at once: with one class a row, {@link #ACCURACY}. */
  public static final ClassMetric F1_MICRO = higher("f1Micro", ACCURACY.formula);

  /** F1 of the classes by their rows; 0 to 1. Always defined. */
  public static final ClassMetric F1_WEIGHTED =
      higher("f1Weighted", p -> weighted(p, p.counts()::f1));

  /**
   * Mean area under the ROC curves of each class against all others; 0 to 1. Undefined if a class
   * has no row, and for two classes, where it is {@link BinaryMetric#ROC_AUC}.
   */
  public static final ClassMetric ROC_AUC_OVR_MACRO =
      higher("rocAucOvrMacro", p -> p.areas().oneVsRestMacro(), "rocAucOvr", "rocAuc", "auc");

  /**
   * Area under one ROC curve of all pairs of row and class, positive where the row is of the class;
   * 0 to 1. Undefined for two classes.
   */
  public static final ClassMetric ROC_AUC_OVR_MICRO =
      higher("rocAucOvrMicro", p -> p.areas().oneVsRestMicro());

  /**
   * Areas of each class against all others by its rows, classes without rows left out; 0 to 1.
   * Undefined if all rows are of one class, and for two classes.
   */
  public static final ClassMetric ROC_AUC_OVR_WEIGHTED =
      higher("rocAucOvrWeighted", p -> p.areas().oneVsRestWeighted());

  /**
   * Mean over the pairs of classes with rows of the area among the rows of the two (Hand and Till,
   * "A simple generalisation of the area under the ROC curve for multiple class classification
   * problems", Machine Learning 45, 2001); 0 to 1. Undefined if all rows are of one class, for two
   * classes, and with row weights, which it does not take.
   */
  public static final ClassMetric ROC_AUC_OVO_MACRO =
      higher("rocAucOvoMacro", p -> p.areas().oneVsOne(false), "rocAucOvo");

  /** As {@link #ROC_AUC_OVO_MACRO}, each pair of classes by its rows. */
  public static final ClassMetric ROC_AUC_OVO_WEIGHTED =
      higher("rocAucOvoWeighted", p -> p.areas().oneVsOne(true));

  /** Mean average precision of the classes; 0 to 1. Undefined if a class has no row. */
  public static final ClassMetric AVERAGE_PRECISION_MACRO =
      higher(
          "averagePrecisionMacro",
          p -> p.areas().averagePrecisionMacro(),
          "averagePrecision",
          "ap");

  /**
   * Mean of {@code -ln} of the probability given to the true class, in nats; at least 0. Always
   * defined, because probabilities are first held between 2.2e-16 and 1 - 2.2e-16, as scikit-learn
   * does ({@link BinaryMetric#LOG_LOSS}: 1e-15).
   */
  public static final ClassMetric LOG_LOSS =
      lower(
          "logLoss",
          ClassPredictions::logLoss,
          "categoricalCrossentropy",
          "sparseCategoricalCrossentropy");

  /**
   * Mean over the rows of the sum over the classes of {@code (probability - truth)²}; 0 to 2, twice
   * {@link BinaryMetric#BRIER} for two classes. Always defined.
   */
  public static final ClassMetric BRIER = lower("brier", ClassPredictions::brier, "brierScoreLoss");

  /**
   * Cohen's kappa, agreement beyond chance; -1 to 1. Undefined if all rows are of one class and
   * predicted so.
   */
  public static final ClassMetric COHEN_KAPPA =
      higher("cohenKappa", p -> kappa(p, Math::signum), "kappa");

  /** Kappa where a mistake counts by the distance of class numbers, as for ordered classes. */
  public static final ClassMetric COHEN_KAPPA_LINEAR =
      higher("cohenKappaLinear", p -> kappa(p, d -> d), "kappaLinear", "linearWeightedKappa");

  /** Kappa where a mistake counts by the square of the distance of class numbers. */
  public static final ClassMetric COHEN_KAPPA_QUADRATIC =
      higher(
          "cohenKappaQuadratic",
          p -> kappa(p, d -> d * d),
          "kappaQuadratic",
          "quadraticWeightedKappa");

  /**
   * Matthews correlation coefficient; -1 to 1. Undefined if all rows are of one class or predicted
   * so (scikit-learn says 0).
   */
  public static final ClassMetric MCC = higher("mcc", ClassMetric::matthews, "matthewsCorrcoef");

  private static final List<ClassMetric> WITHOUT_PARAMETER =
      List.of(
          ACCURACY,
          BALANCED_ACCURACY,
          PRECISION_MACRO,
          PRECISION_MICRO,
          PRECISION_WEIGHTED,
          RECALL_MACRO,
          RECALL_MICRO,
          RECALL_WEIGHTED,
          F1_MACRO,
          F1_MICRO,
          F1_WEIGHTED,
          ROC_AUC_OVR_MACRO,
          ROC_AUC_OVR_MICRO,
          ROC_AUC_OVR_WEIGHTED,
          ROC_AUC_OVO_MACRO,
          ROC_AUC_OVO_WEIGHTED,
          AVERAGE_PRECISION_MACRO,
          LOG_LOSS,
          BRIER,
          COHEN_KAPPA,
          COHEN_KAPPA_LINEAR,
          COHEN_KAPPA_QUADRATIC,
          MCC);

  /** Among so many classes at most a top-k accuracy is listed: Keras' k. */
  private static final int USUAL_TOP = 5;

  private static final Pattern TOP =
      Pattern.compile("top[\\s_-]?(\\d{1,9})[\\s_-]?(categorical[\\s_-]?)?accuracy");

  private final String key;
  private final boolean higherIsBetter;
  private final ToDoubleFunction<ClassPredictions> formula;
  private final List<String> aliases;

  private ClassMetric(
      String key,
      boolean higherIsBetter,
      ToDoubleFunction<ClassPredictions> formula,
      String... aliases) {
    this.key = key;
    this.higherIsBetter = higherIsBetter;
    this.formula = formula;
    this.aliases = List.of(aliases);
  }

  private static ClassMetric higher(
      String key, ToDoubleFunction<ClassPredictions> formula, String... aliases) {
    return new ClassMetric(key, true, formula, aliases);
  }

  private static ClassMetric lower(
      String key, ToDoubleFunction<ClassPredictions> formula, String... aliases) {
    return new ClassMetric(key, false, formula, aliases);
  }

  /**
   * Part of the rows whose class is among the k of highest probability; 0 to 1. Always defined. Of
   * equal probabilities the last class is ahead, as in scikit-learn's {@code top_k_accuracy_score},
   * so that with ties top-1 accuracy is not {@link #ACCURACY}.
   *
   * @param k at least 1; from the number of classes on the accuracy is 1
   * @return the metric
   * @throws IllegalArgumentException if k is below 1
   */
  public static ClassMetric topAccuracy(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k of top-k accuracy must be at least 1, found " + k);
    }
    return higher("top" + k + "Accuracy", p -> p.shareAmongFirst(k));
  }

  /**
   * @param classes number of classes, at least 2
   * @return every metric in the order to list them, with the top-k accuracies from 2 up to 5 that
   *     are not 1 by necessity
   */
  public static List<ClassMetric> all(int classes) {
    List<ClassMetric> all = new ArrayList<>(WITHOUT_PARAMETER);
    for (int k = 2; k <= Math.min(classes - 1, USUAL_TOP); k++) {
      all.add(topAccuracy(k));
    }
    return List.copyOf(all);
  }

  /**
   * Finds a metric by its name.
   *
   * @param name as {@link #key()}, in any spelling, or a usual name such as {@code auc}, {@code
   *     top_3_accuracy} or scikit-learn's {@code roc_auc_ovo_weighted}
   * @return that metric
   * @throws IllegalArgumentException if there is none; the message lists the keys
   */
  public static ClassMetric named(String name) {
    return find(name).orElseGet(() -> names().named(name));
  }

  /**
   * Looks for a metric by its name.
   *
   * @param name as {@link #named} takes it
   * @return that metric; empty if there is none
   * @throws IllegalArgumentException if its parameter is out of range
   */
  public static Optional<ClassMetric> find(String name) {
    Matcher top = TOP.matcher(name.toLowerCase(Locale.ROOT));
    return top.matches()
        ? Optional.of(topAccuracy(Integer.parseInt(top.group(1))))
        : names().find(name);
  }

  private static NamedChoices<ClassMetric> names() {
    List<ClassMetric> listed = new ArrayList<>(WITHOUT_PARAMETER);
    listed.add(topAccuracy(USUAL_TOP));
    NamedChoices<ClassMetric> all = NamedChoices.of("metric", listed, ClassMetric::key);
    for (ClassMetric metric : listed) {
      all.alias(metric, metric.key + "Score").alias(metric, metric.aliases());
    }
    return all.alias(
        topAccuracy(USUAL_TOP), "topKCategoricalAccuracy", "sparseTopKCategoricalAccuracy");
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  @Override
  public String[] aliases() {
    return aliases.toArray(String[]::new);
  }

  /**
   * @param predictions of some rows
   * @return the number, NaN where undefined
   */
  public double of(ClassPredictions predictions) {
    return formula.applyAsDouble(predictions);
  }

  /** Whether it is a number of rows over that of all, without weights. */
  boolean isShareOfRows() {
    return formula == ACCURACY.formula || TOP.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }

  private static double macro(ClassPredictions predictions, IntToDoubleFunction ofClass) {
    double sum = 0;
    for (int k = 0; k < predictions.classes(); k++) {
      sum += ofClass.applyAsDouble(k);
    }
    return sum / predictions.classes();
  }

  private static double weighted(ClassPredictions predictions, IntToDoubleFunction ofClass) {
    double sum = 0;
    for (int k = 0; k < predictions.classes(); k++) {
      sum += predictions.counts().support(k) * ofClass.applyAsDouble(k);
    }
    return sum / predictions.counts().total();
  }

  private static double balancedAccuracy(ClassPredictions predictions) {
    ClassConfusionMatrix counts = predictions.counts();
    double sum = 0;
    int present = 0;
    for (int k = 0; k < counts.classes(); k++) {
      if (counts.support(k) > 0) {
        sum += counts.recall(k);
        present++;
      }
    }
    return sum / present;
  }

  /** By what a mistake costs for the distance of the class numbers: 0 for none. */
  private static double kappa(ClassPredictions predictions, DoubleUnaryOperator cost) {
    ClassConfusionMatrix counts = predictions.counts();
    double found = 0;
    double byChance = 0;
    for (int truth = 0; truth < counts.classes(); truth++) {
      for (int prediction = 0; prediction < counts.classes(); prediction++) {
        double weight = cost.applyAsDouble(Math.abs(truth - prediction));
        found += weight * counts.count(truth, prediction);
        byChance += weight * counts.support(truth) * counts.predicted(prediction);
      }
    }
    return 1 - found * counts.total() / byChance;
  }

  private static double matthews(ClassPredictions predictions) {
    ClassConfusionMatrix counts = predictions.counts();
    double together = 0;
    double ofTruth = 0;
    double ofPrediction = 0;
    for (int k = 0; k < counts.classes(); k++) {
      double truth = counts.support(k) / counts.total();
      double prediction = counts.predicted(k) / counts.total();
      together += truth * prediction;
      ofTruth += truth * (1 - truth);
      ofPrediction += prediction * (1 - prediction);
    }
    return (counts.correct() / counts.total() - together) / Math.sqrt(ofTruth * ofPrediction);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassMetric metric && key.equals(metric.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}
