package org.concordml.quality;

import java.util.Arrays;
import org.concordml.data.Examples;
import org.concordml.data.Task;

/** Smallest and largest value of each column, by part of the split and by class. */
final class ColumnRanges {

  private final int rows;
  private final double[][] smallest;
  private final double[][] largest;

  private ColumnRanges(int rows, int columns) {
    this.rows = rows;
    this.smallest = new double[4][columns];
    this.largest = new double[4][columns];
    for (int group = 0; group < 4; group++) {
      Arrays.fill(smallest[group], Double.POSITIVE_INFINITY);
      Arrays.fill(largest[group], Double.NEGATIVE_INFINITY);
    }
  }

  static ColumnRanges of(Parts parts) {
    Examples rows = parts.data().rows();
    boolean[] held = new boolean[rows.rows()];
    for (int row : parts.test()) {
      held[row] = true;
    }
    ColumnRanges ranges = new ColumnRanges(rows.rows(), rows.features().columns());
    boolean binary = rows.targets().task() == Task.BINARY;
    double[] values = new double[ranges.columns()];
    for (int row = 0; row < held.length; row++) {
      rows.features().copyRow(row, values, 0);
      ranges.add(values, (held[row] ? 2 : 0) + (binary && rows.label(row) ? 1 : 0));
    }
    return ranges;
  }

  private void add(double[] values, int group) {
    double[] low = smallest[group];
    double[] high = largest[group];
    for (int column = 0; column < values.length; column++) {
      low[column] = Math.min(low[column], values[column]);
      high[column] = Math.max(high[column], values[column]);
    }
  }

  /** Number of rows of the table. */
  int rows() {
    return rows;
  }

  int columns() {
    return smallest[0].length;
  }

  double trainSmallest(int column) {
    return Math.min(smallest[0][column], smallest[1][column]);
  }

  double trainLargest(int column) {
    return Math.max(largest[0][column], largest[1][column]);
  }

  double testSmallest(int column) {
    return Math.min(smallest[2][column], smallest[3][column]);
  }

  double testLargest(int column) {
    return Math.max(largest[2][column], largest[3][column]);
  }

  double smallest(int column) {
    return Math.min(trainSmallest(column), testSmallest(column));
  }

  double largest(int column) {
    return Math.max(trainLargest(column), testLargest(column));
  }

  /** Of one of two classes, in both parts. */
  double smallest(int column, boolean label) {
    int group = label ? 1 : 0;
    return Math.min(smallest[group][column], smallest[2 + group][column]);
  }

  /** Of one class, in both parts. */
  double largest(int column, boolean label) {
    int group = label ? 1 : 0;
    return Math.max(largest[group][column], largest[2 + group][column]);
  }
}
