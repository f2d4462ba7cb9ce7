package org.concordml.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Rows of several classes with the probabilities predicted for them, and their weights if they have
 * any. Immutable; what metrics share is worked out when first asked for. Not for use by several
 * threads at once.
 *
 * <pre>{@code
 * ClassPredictions predictions =
 *     ClassPredictions.of(new double[] {0.7, 0.2, 0.1, 0.1, 0.5, 0.4}, new int[] {0, 2}, 3);
 * double kappa = ClassMetric.COHEN_KAPPA.of(predictions);
 * }</pre>
 */
public final class ClassPredictions {

  /** The smallest number a probability is held at in {@link #logLoss}: scikit-learn's. */
  private static final double CERTAINTY = Math.ulp(1.0);

  /** By how much probabilities may miss a sum of 1: those of float32, of many classes. */
  private static final double SUM_TOLERANCE = 1e-4;

  private final double[] probabilities;
  private final int[] truth;
  private final int classes;
  private final double @Nullable [] weights;
  private final @Nullable ClassThresholds thresholds;
  private @Nullable ClassConfusionMatrix counts;
  private @Nullable ClassAreas areas;

  private ClassPredictions(
      double[] probabilities,
      int[] truth,
      int classes,
      double @Nullable [] weights,
      @Nullable ClassThresholds thresholds) {
    this.probabilities = probabilities;
    this.truth = truth;
    this.classes = classes;
    this.weights = weights;
    this.thresholds = thresholds;
  }

  /**
   * @param probabilities {@code [rows, classes]}, row-major, 0 to 1, of each row 1 in all; copied
   * @param truth class number of each row, from 0; copied
   * @param classes number of classes, at least 2
   * @return the predictions, without row weights
   * @throws IllegalArgumentException if lengths do not fit, there are no rows, or a number is out
   *     of range or NaN
   */
  public static ClassPredictions of(double[] probabilities, int[] truth, int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException("there must be at least 2 classes, found " + classes);
    }
    if (truth.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 row, found 0");
    }
    if (probabilities.length != (long) truth.length * classes) {
      throw new IllegalArgumentException(
          "there must be one probability for each row and class, found "
              + probabilities.length
              + " for "
              + truth.length
              + " rows and "
              + classes
              + " classes");
    }
    for (int row = 0; row < truth.length; row++) {
      requireRow(probabilities, truth[row], classes, row);
    }
    return new ClassPredictions(probabilities.clone(), truth.clone(), classes, null, null);
  }

  private static void requireRow(double[] probabilities, int truth, int classes, int row) {
    if (truth < 0 || truth >= classes) {
      throw new IllegalArgumentException(
          "class must be from 0 to " + (classes - 1) + ", found " + truth + " in row " + row);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      double probability = probabilities[row * classes + k];
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "probability must be from 0 to 1, found "
                + probability
                + " in row "
                + row
                + " for class "
                + k);
      }
      sum += probability;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          "probabilities of a row must sum to 1, found " + sum + " in row " + row);
    }
  }

  /**
   * @param weights one a row, at least 0, not all 0, as scikit-learn's {@code sample_weight};
   *     copied
   * @return the same predictions, each row counting with its weight
   * @throws IllegalArgumentException if there is not one for each row, or one is out of range
   */
  public ClassPredictions weighted(double[] weights) {
    return new ClassPredictions(
        probabilities, truth, classes, RowWeights.require(weights, truth.length), thresholds);
  }

  /**
   * @param thresholds one a class
   * @return the same predictions, of classes that are predicted by these thresholds; what is of
   *     probabilities or ranks stays as it is
   * @throws IllegalArgumentException if there is not one for each class
   */
  public ClassPredictions decidedBy(ClassThresholds thresholds) {
    if (thresholds.values().size() != classes) {
      throw new IllegalArgumentException(
          "there must be a threshold for each of "
              + classes
              + " classes, found "
              + thresholds.values().size());
    }
    return new ClassPredictions(probabilities, truth, classes, weights, thresholds);
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return truth.length;
  }

  /**
   * @return number of classes
   */
  public int classes() {
    return classes;
  }

  /**
   * @return whether rows have weights
   */
  public boolean isWeighted() {
    return weights != null;
  }

  /**
   * @param row from 0
   * @return the class predicted: as the thresholds say, else the one of the highest probability,
   *     the first of equals
   */
  public int predicted(int row) {
    return thresholds == null
        ? ClassThresholds.mostProbable(probabilities, row * classes, classes)
        : thresholds.predicted(probabilities, row * classes);
  }

  /**
   * @return rows, or their weights, by truth and prediction
   */
  public ClassConfusionMatrix counts() {
    if (counts == null) {
      double[] cells = new double[classes * classes];
      for (int row = 0; row < truth.length; row++) {
        cells[truth[row] * classes + predicted(row)] += weight(row);
      }
      counts = new ClassConfusionMatrix(classes, cells);
    }
    return counts;
  }

  ClassAreas areas() {
    if (areas == null) {
      areas = new ClassAreas(this);
    }
    return areas;
  }

  /** Some of the rows, in an order, also more than once. */
  ClassPredictions take(int[] rows) {
    double[] taken = new double[rows.length * classes];
    int[] truths = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(probabilities, rows[i] * classes, taken, i * classes, classes);
      truths[i] = truth[rows[i]];
    }
    return new ClassPredictions(taken, truths, classes, RowWeights.take(weights, rows), thresholds);
  }

  double probability(int row, int k) {
    return probabilities[row * classes + k];
  }

  int truth(int row) {
    return truth[row];
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  double @Nullable [] weights() {
    return weights;
  }

  /** Whether each row is of a class. */
  boolean[] isClass(int k) {
    boolean[] is = new boolean[truth.length];
    for (int row = 0; row < is.length; row++) {
      is[row] = truth[row] == k;
    }
    return is;
  }

  /** The probability of a class in each row. */
  double[] column(int k) {
    double[] column = new double[truth.length];
    for (int row = 0; row < column.length; row++) {
      column[row] = probability(row, k);
    }
    return column;
  }

  double logLoss() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double held = Math.max(probability(row, truth[row]), CERTAINTY);
      sum -= weight(row) * Math.log(Math.min(held, 1 - CERTAINTY));
    }
    return sum / counts().total();
  }

  double brier() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      for (int k = 0; k < classes; k++) {
        double error = probability(row, k) - (truth[row] == k ? 1 : 0);
        sum += weight(row) * error * error;
      }
    }
    return sum / counts().total();
  }

  /** Weight of the rows whose class is among the k of highest probability, the last of equals. */
  double shareAmongFirst(int k) {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double own = probability(row, truth[row]);
      int ahead = 0;
      for (int other = 0; other < classes; other++) {
        double probability = probability(row, other);
        if (probability > own || (probability == own && other > truth[row])) {
          ahead++;
        }
      }
      sum += ahead < k ? weight(row) : 0;
    }
    return sum / counts().total();
  }
}
