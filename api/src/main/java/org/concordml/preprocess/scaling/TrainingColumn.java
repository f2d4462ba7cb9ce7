package org.concordml.preprocess.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.split.TrainingFeatures;

/**
 * The finite values of one column of the training rows, and what scalers measure of them. The order
 * of the arithmetic is that of scikit-learn 1.9.1 and numpy 2 on a row-major matrix of two or more
 * columns: sums run down the column in row order.
 */
final class TrainingColumn {

  /** Spacing of doubles above 1, numpy's {@code finfo(float64).eps}. */
  static final double EPSILON = Math.ulp(1.0);

  private final TrainingFeatures training;
  private final int index;
  private final double[] values;
  private final double minimum;
  private final double maximum;

  private TrainingColumn(TrainingFeatures training, int index, double[] values) {
    this.training = training;
    this.index = index;
    this.values = values;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < values.length; row++) {
      double value = values[row];
      if (!Double.isFinite(value)) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "a scaler must be fitted on finite numbers, found %s in training row %d (from 0), %s.",
                value,
                row,
                training.inWords(index)));
      }
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    this.minimum = smallest;
    this.maximum = largest;
  }

  /** All columns of the training rows, after a check that every value is finite. */
  static TrainingColumn[] of(TrainingFeatures training) {
    TrainingColumn[] columns = new TrainingColumn[training.features().columns()];
    Arrays.setAll(columns, c -> new TrainingColumn(training, c, values(training, c)));
    return columns;
  }

  private static double[] values(TrainingFeatures training, int column) {
    FeatureMatrix features = training.features();
    double[] values = new double[features.rows()];
    Arrays.setAll(values, row -> features.get(row, column));
    return values;
  }

  /** The same column with other values. */
  TrainingColumn map(DoubleUnaryOperator change) {
    return new TrainingColumn(training, index, Arrays.stream(values).map(change).toArray());
  }

  /**
   * Refuses a scaler that leaves the training rows outside the range of float32, in which some
   * engines compute: they would take such a value for infinite.
   *
   * @return the scaler
   */
  static <F extends FittedScaler> F requireWithinFloat32(TrainingColumn[] columns, F fitted) {
    double[] extremes = new double[2 * columns.length];
    for (TrainingColumn column : columns) {
      extremes[column.index] = column.minimum;
      extremes[columns.length + column.index] = column.maximum;
    }
    FeatureMatrix scaled = fitted.transform(FeatureMatrix.adopt(extremes, columns.length));
    for (TrainingColumn column : columns) {
      for (int end = 0; end < 2; end++) {
        double value = scaled.get(end, column.index);
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
          throw column.refused(
              "the scaled values of %s must be at most 3.4E38, the largest float32, found %s",
              value);
        }
      }
    }
    return fitted;
  }

  double minimum() {
    return minimum;
  }

  /** The largest distance from 0. */
  double largest() {
    return Math.max(-minimum, maximum);
  }

  double maximum() {
    requireFinite(maximum - minimum, "range");
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
    return isConstant(variance, mean) ? 1 : Math.sqrt(variance);
  }

  /** Whether a column cannot be told from a constant one within the rounding of its sums. */
  private boolean isConstant(double variance, double mean) {
    double rows = values.length;
    double meanError = rows * mean * EPSILON;
    return variance <= rows * EPSILON * variance + meanError * meanError;
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

  /** Distance between two quantiles, or 1 where it is next to nothing. */
  double quantileRangeOrOne(double low, double high) {
    double[] sorted = sorted();
    double range = Quantile.of(sorted, high) - Quantile.of(sorted, low);
    boolean quartiles = low == 0.25 && high == 0.75;
    return orOne(requireFinite(range, quartiles ? "interquartile range" : "range of quantiles"));
  }

  /** That many quantiles at equal distances, ascending. */
  double[] quantiles(int count) {
    double[] sorted = sorted();
    double[] quantiles = new double[count];
    double largest = Double.NEGATIVE_INFINITY;
    for (int q = 0; q < count; q++) {
      double share = q == 0 ? 0 : (double) q / (count - 1);
      // What lies between equal values may be less than them by a rounding.
      largest = Math.max(largest, requireFinite(Quantile.of(sorted, share), "quantiles"));
      quantiles[q] = largest;
    }
    return quantiles;
  }

  /** Yeo and Johnson's best power; 1, which changes nothing, for a constant column. */
  double yeoJohnsonLambda() {
    double mean = sum(0, 1) / values.length;
    double variance = sum(mean, 2) / values.length;
    return isConstant(variance, mean) ? 1 : YeoJohnson.bestLambda(values);
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
      throw refused("the " + what + " of %s must be a finite number, found %s", measured);
    }
    return measured;
  }

  /**
   * @param sentence about the column and what was found of it
   */
  private DataException refused(String sentence, double found) {
    List<Remedy> remedies = new ArrayList<>();
    training
        .name(index)
        .ifPresent(name -> remedies.add(Remedy.of("leave the column out", Setting.DROP, name)));
    remedies.add(Remedy.of("give it in a larger unit"));
    return new DataException(
        String.format(Locale.ROOT, sentence, training.inWords(index), found)
            + ": its training values are "
            + NumberColumn.text(minimum)
            + " to "
            + NumberColumn.text(maximum)
            + ".",
        remedies.toArray(Remedy[]::new));
  }
}
