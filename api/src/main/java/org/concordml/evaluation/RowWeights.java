package org.concordml.evaluation;

import org.jspecify.annotations.Nullable;

/** What must hold of the weights of rows. */
final class RowWeights {

  private RowWeights() {}

  /** A copy of the weights, one a row, none negative and not all 0. */
  static double[] require(double[] weights, int rows) {
    if (weights.length != rows) {
      throw new IllegalArgumentException(
          "there must be one weight a row, found " + weights.length + " for " + rows + " rows");
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight must be a number of at least 0, found " + weights[row] + " in row " + row);
      }
      sum += weights[row];
    }
    if (sum == 0) {
      throw new IllegalArgumentException("a weight must be above 0, found 0 for every row");
    }
    return weights.clone();
  }

  /** The weights of some rows, if there are any. */
  static double @Nullable [] take(double @Nullable [] weights, int[] rows) {
    if (weights == null) {
      return null;
    }
    double[] taken = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = weights[rows[i]];
    }
    return taken;
  }
}
