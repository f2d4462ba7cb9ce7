package org.concordml.preprocess.scaling;

import org.concordml.data.FeatureMatrix;

/**
 * A straight line for each column, in the two orders of arithmetic that scalers use. The order
 * matters to the last bit, which is why there are two.
 */
final class ColumnwiseAffine {

  private ColumnwiseAffine() {}

  /** {@code value * factor + summand}. */
  static FeatureMatrix multiplyThenAdd(
      FeatureMatrix rows, ColumnValues factor, ColumnValues summand) {
    requireColumns(rows, factor.columns());
    double[] factors = factor.toArray();
    double[] summands = summand.toArray();
    double[] values = rows.toArray();
    for (int at = 0; at < values.length; at += factors.length) {
      for (int column = 0; column < factors.length; column++) {
        values[at + column] = values[at + column] * factors[column] + summands[column];
      }
    }
    return FeatureMatrix.adopt(values, factors.length);
  }

  /** {@code (value - subtrahend) / divisor}. */
  static FeatureMatrix subtractThenDivide(
      FeatureMatrix rows, ColumnValues subtrahend, ColumnValues divisor) {
    requireColumns(rows, subtrahend.columns());
    double[] subtrahends = subtrahend.toArray();
    double[] divisors = divisor.toArray();
    double[] values = rows.toArray();
    for (int at = 0; at < values.length; at += divisors.length) {
      for (int column = 0; column < divisors.length; column++) {
        values[at + column] = (values[at + column] - subtrahends[column]) / divisors[column];
      }
    }
    return FeatureMatrix.adopt(values, divisors.length);
  }

  static void requireColumns(FeatureMatrix rows, int columns) {
    if (rows.columns() != columns) {
      throw new IllegalArgumentException(
          "rows must have "
              + columns
              + " columns as the scaler was fitted on, found "
              + rows.columns());
    }
  }
}
