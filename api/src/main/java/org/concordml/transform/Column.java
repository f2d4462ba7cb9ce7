package org.concordml.transform;

import java.util.Arrays;
import java.util.Locale;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingRows;

/**
 * The finite values of one column of the training rows, and what scalers measure of them. The order
 * of the arithmetic is that of scikit-learn 1.9.1 and numpy 2 on a row-major matrix of two or more
 * columns: sums run down the column in row order.
 */
final class Column {

  /** Spacing of doubles above 1, numpy's {@code finfo(float64).eps}. */
  static final double EPSILON = Math.ulp(1.0);

  private final int index;
  private final double[] values;

  private Column(int index, double[] values) {
    this.index = index;
    this.values = values;
  }

  /** All columns of the training rows, after a check that every value is finite. */
  static Column[] of(TrainingRows training) {
    FeatureMatrix features = training.features();
    Column[] columns = new Column[features.columns()];
    for (int c = 0; c < columns.length; c++) {
      double[] values = new double[features.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = features.get(row, c);
        if (!Double.isFinite(values[row])) {
          throw new DataException(
              String.format(
                  Locale.ROOT,
                  "a scaler must be fitted on finite numbers, found %s in training row %d, column %d (from 0)",
                  values[row],
                  row,
                  c));
        }
      }
      columns[c] = new Column(c, values);
    }
    return columns;
  }

  double minimum() {
    return Arrays.stream(values).min().orElseThrow();
  }

  double maximum() {
    double maximum = Arrays.stream(values).max().orElseThrow();
    requireFinite(maximum - minimum(), "range");
    return maximum;
  }

  double mean() {
    return requireFinite(sum(0, 1) / values.length, "mean");
  }

  /**
   * Standard deviation over n, or 1 where the column cannot be told from a constant one. Source:
   * the corrected two-pass algorithm and its error bound in T. Chan, G. Golub and R. LeVeque,
   * "Algorithms for computing the sample variance", The American Statistician 37(3), 1983.
   */
  double standardDeviationOrOne() {
    double rows = values.length;
    double mean = mean();
    double correction = sum(mean, 1);
    double variance = (sum(mean, 2) - correction * correction / rows) / rows;
    requireFinite(variance, "variance");
    double meanError = rows * mean * EPSILON;
    boolean constant = variance <= rows * EPSILON * variance + meanError * meanError;
    return constant ? 1 : Math.sqrt(variance);
  }

  /** Sum of {@code (value - from)^power}, for a power of 1 or 2. */
  private double sum(double from, int power) {
    double sum = 0;
    for (double value : values) {
      double distance = value - from;
      sum += power == 1 ? distance : distance * distance;
    }
    return sum;
  }

  double median() {
    double[] sorted = sorted();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : requireFinite((sorted[half - 1] + sorted[half]) / 2, "median");
  }

  /** Distance between the quartiles, or 1 where it is next to nothing. */
  double interquartileRangeOrOne() {
    double[] sorted = sorted();
    double range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    return orOne(requireFinite(range, "interquartile range"));
  }

  /** Numpy's linear method: between the two values nearest to position {@code (n - 1) * q}. */
  private static double quantile(double[] sorted, double q) {
    double position = (sorted.length - 1) * q;
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double part = position - below;
    double step = sorted[above] - sorted[below];
    return part >= 0.5 ? sorted[above] - step * (1 - part) : sorted[below] + step * part;
  }

  /** The scale, or 1 if it is below ten epsilons: what scikit-learn will not divide by. */
  static double orOne(double scale) {
    return scale < 10 * EPSILON ? 1 : scale;
  }

  private double[] sorted() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private double requireFinite(double measured, String what) {
    if (!Double.isFinite(measured)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "the %s of column %d (from 0) must be a finite number, found %s: its values are too large",
              what,
              index,
              measured));
    }
    return measured;
  }
}
