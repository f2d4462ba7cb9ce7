package org.concordml.training;

import java.io.Serializable;
import org.concordml.data.FeatureMatrix;
import org.jspecify.annotations.Nullable;

/**
 * A scaled feature so large that a training may have diverged for it.
 *
 * @param column from 0
 * @param value beyond {@value #USUAL} on either side, or NaN
 */
record LargeFeature(int column, double value) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Features are scaled to about 1; squares of such sums still are float32. */
  private static final double USUAL = 1e6;

  /** Looks for the largest among rows; null if all are of a usual size. */
  static @Nullable LargeFeature among(FeatureMatrix... parts) {
    @Nullable LargeFeature largest = null;
    for (FeatureMatrix rows : parts) {
      double[] values = new double[rows.columns()];
      for (int row = 0; row < rows.rows(); row++) {
        rows.copyRow(row, values, 0);
        for (int column = 0; column < values.length; column++) {
          if (isLarger(values[column], largest)) {
            largest = new LargeFeature(column, values[column]);
          }
        }
      }
    }
    return largest;
  }

  private static boolean isLarger(double value, @Nullable LargeFeature than) {
    return than == null
        ? !(Math.abs(value) <= USUAL)
        : Double.compare(Math.abs(value), Math.abs(than.value)) > 0;
  }

  String inWords() {
    return inWords("column " + column + " (from 0)");
  }

  String inWords(String named) {
    return " Among the scaled features is " + value + ", in " + named + ".";
  }
}
