package org.concordml.evaluation;

import java.util.Arrays;

/**
 * Rows of several classes, or their weights, by truth and prediction: scikit-learn's {@code
 * confusion_matrix}. Immutable.
 */
public final class ClassConfusionMatrix {

  private final int classes;
  private final double[] cells;
  private final double[] support;
  private final double[] predicted;
  private final double correct;
  private final double total;

  /**
   * Takes a copy.
   *
   * @param classes number of classes, K, at least 2
   * @param cells {@code [K, K]}, row-major: truth by prediction; at least 0
   * @throws IllegalArgumentException if a count is negative or NaN, or there are not K * K
   */
  public ClassConfusionMatrix(int classes, double[] cells) {
    if (classes < 2 || cells.length != (long) classes * classes) {
      throw new IllegalArgumentException(
          "there must be one count for each pair of at least 2 classes, found "
              + cells.length
              + " for "
              + classes
              + " classes");
    }
    this.classes = classes;
    this.cells = cells.clone();
    support = new double[classes];
    predicted = new double[classes];
    double diagonal = 0;
    double sum = 0;
    for (int truth = 0; truth < classes; truth++) {
      for (int prediction = 0; prediction < classes; prediction++) {
        double count = cells[truth * classes + prediction];
        if (!(count >= 0)) {
          throw new IllegalArgumentException("counts must be at least 0, found " + count);
        }
        support[truth] += count;
        predicted[prediction] += count;
        sum += count;
      }
      diagonal += cells[truth * classes + truth];
    }
    correct = diagonal;
    total = sum;
  }

  /**
   * @return number of classes
   */
  public int classes() {
    return classes;
  }

  /**
   * @param truth class number
   * @param prediction class number
   * @return rows of that class that are predicted so
   */
  public double count(int truth, int prediction) {
    return cells[truth * classes + prediction];
  }

  /**
   * @param k class number
   * @return rows of the class
   */
  public double support(int k) {
    return support[k];
  }

  /**
   * @param k class number
   * @return rows predicted to be of the class
   */
  public double predicted(int k) {
    return predicted[k];
  }

  /**
   * @return rows predicted right
   */
  public double correct() {
    return correct;
  }

  /**
   * @return all rows
   */
  public double total() {
    return total;
  }

  /** Part of the rows predicted to be of the class that are; 0 if none is predicted so. */
  double precision(int k) {
    return ratioOrZero(count(k, k), predicted[k]);
  }

  /** Part of the rows of the class that are found; 0 if there are none. */
  double recall(int k) {
    return ratioOrZero(count(k, k), support[k]);
  }

  /** Harmonic mean of precision and recall; 0 if the class is neither there nor predicted. */
  double f1(int k) {
    return ratioOrZero(2 * count(k, k), support[k] + predicted[k]);
  }

  /** Part of the other rows that are not predicted to be of the class; NaN if there are none. */
  double specificity(int k) {
    double others = 0;
    for (int truth = 0; truth < classes; truth++) {
      others += truth == k ? 0 : support[truth];
    }
    return (others - (predicted[k] - count(k, k))) / others;
  }

  private static double ratioOrZero(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassConfusionMatrix matrix
        && classes == matrix.classes
        && Arrays.equals(cells, matrix.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "ClassConfusionMatrix" + Arrays.toString(cells);
  }
}
