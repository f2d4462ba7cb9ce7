package org.concordml.linear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.Targets;
import org.concordml.network.Head;
import org.jspecify.annotations.Nullable;

/**
 * The rows that weigh, with each column's mean taken off and divided by its standard deviation: the
 * same model in other coordinates, in which one measure of nearness fits all columns and little is
 * lost to rounding. A column that has one value says what the intercept says, and is left out.
 */
final class StandardizedRows {

  /** The inverse of the square of a smaller one would come near the end of float64. */
  private static final double SMALLEST_SCALE = 1e-140;

  private final int allColumns;

  /** Those of all columns that differ. */
  private final int[] columns;

  private final double[] means;
  private final double[] scales;
  private final double[] values;
  private final double[] weights;
  private final double totalWeight;
  private final Targets targets;

  /**
   * @throws IllegalArgumentException if a feature is not finite or no row weighs
   */
  StandardizedRows(Examples examples) {
    Examples rows = thatWeigh(examples);
    targets = rows.targets();
    double @Nullable [] given = rows.weights();
    weights = given == null ? ones(rows.rows()) : given;
    totalWeight = Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= weights.length / totalWeight;
    }
    allColumns = rows.features().columns();
    double[] ofAll = rows.features().toArray();
    requireFinite(ofAll, allColumns);
    double[] meanOfAll = new double[allColumns];
    double[] scaleOfAll = new double[allColumns];
    measure(ofAll, meanOfAll, scaleOfAll);
    columns = IntStream.range(0, allColumns).filter(j -> scaleOfAll[j] > 0).toArray();
    means = Arrays.stream(columns).mapToDouble(j -> meanOfAll[j]).toArray();
    scales = Arrays.stream(columns).mapToDouble(j -> scaleOfAll[j]).toArray();
    values = standardized(ofAll);
  }

  private static Examples thatWeigh(Examples examples) {
    double @Nullable [] weights = examples.weights();
    int[] rows =
        IntStream.range(0, examples.rows())
            .filter(row -> weights == null || weights[row] > 0)
            .toArray();
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "there must be a row whose weight is above 0, found none of " + examples.rows());
    }
    return rows.length == examples.rows() ? examples : examples.select(rows);
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void requireFinite(double[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "features must be finite, found " + values[i] + " in column " + i % columns);
      }
    }
  }

  /** A column whose values are all equal gets scale 0, as one does whose scale is next to that. */
  private void measure(double[] ofAll, double[] mean, double[] scale) {
    double[] column = new double[weights.length];
    for (int j = 0; j < allColumns; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = ofAll[i * allColumns + j];
      }
      double first = column[0];
      if (Arrays.stream(column).anyMatch(value -> value != first)) {
        mean[j] = mean(column);
        scale[j] = scale(column, mean[j]);
      }
    }
  }

  private double mean(double[] column) {
    double sum = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weights[i] * (column[i] / column.length);
    }
    return sum;
  }

  /** The standard deviation, without overflow. */
  private double scale(double[] column, double mean) {
    double largest = 0;
    for (double value : column) {
      largest = Math.max(largest, Math.abs(value - mean));
    }
    double sum = 0;
    for (int i = 0; i < column.length; i++) {
      double part = (column[i] - mean) / largest;
      sum += weights[i] * part * part;
    }
    double scale = largest * Math.sqrt(sum / column.length);
    return scale >= SMALLEST_SCALE ? scale : 0;
  }

  private double[] standardized(double[] ofAll) {
    double[] standardized = new double[rows() * columns.length];
    int at = 0;
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns.length; j++) {
        standardized[at++] = (ofAll[i * allColumns + columns[j]] - means[j]) / scales[j];
      }
    }
    return standardized;
  }

  int rows() {
    return weights.length;
  }

  /** How many columns differ. */
  int columns() {
    return columns.length;
  }

  /** {@code [rows, columns]}, row-major; not to be changed. */
  double[] values() {
    return values;
  }

  /** One a row, 1 on average; not to be changed. */
  double[] weights() {
    return weights;
  }

  /** The sum of the weights as they were given. */
  double totalWeight() {
    return totalWeight;
  }

  /** What a column was divided by, above 0. */
  double scale(int column) {
    return scales[column];
  }

  Targets targets() {
    return targets;
  }

  /**
   * Back to the columns as they were.
   *
   * @param coefficients {@code [outputs, columns]} of the features as they were
   * @param intercepts of the centred features, one an output
   */
  LinearModel model(
      Head head, double[] coefficients, double[] intercepts, int iterations, boolean converged) {
    double[] ofAll = new double[head.outputs() * allColumns];
    double[] moved = intercepts.clone();
    for (int k = 0; k < moved.length; k++) {
      for (int j = 0; j < columns.length; j++) {
        double coefficient = coefficients[k * columns.length + j];
        ofAll[k * allColumns + columns[j]] = coefficient;
        moved[k] -= coefficient * means[j];
      }
    }
    return new LinearModel(head, ofAll, moved, iterations, converged);
  }
}
