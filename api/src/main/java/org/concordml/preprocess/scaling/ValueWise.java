package org.concordml.preprocess.scaling;

import org.concordml.data.FeatureMatrix;

/** A function of each value by itself. */
final class ValueWise {

  private ValueWise() {}

  /** What becomes of a value of a column. */
  @FunctionalInterface
  interface Change {
    double apply(int column, double value);
  }

  /**
   * @param columns that there must be
   * @return the rows with each value changed; what is NaN stays so
   */
  static FeatureMatrix map(FeatureMatrix rows, int columns, Change change) {
    ColumnwiseAffine.requireColumns(rows, columns);
    double[] values = rows.toArray();
    for (int at = 0; at < values.length; at += columns) {
      for (int column = 0; column < columns; column++) {
        double value = values[at + column];
        values[at + column] = Double.isNaN(value) ? value : change.apply(column, value);
      }
    }
    return FeatureMatrix.adopt(values, columns);
  }
}
