package org.concordml.quality;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.Targets;

/** Smallest and largest value of each column, by part of the split and by class. */
final class ColumnRanges {

  private final int rows;
  private final int classes;

  /** Of the training rows of each class, then of the test rows of each. */
  private final double[][] smallest;

  private final double[][] largest;

  private ColumnRanges(int rows, int classes, int columns) {
    this.rows = rows;
    this.classes = classes;
    this.smallest = new double[2 * classes][columns];
    this.largest = new double[2 * classes][columns];
    for (int group = 0; group < 2 * classes; group++) {
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
    // Numbers are of one kind.
    int[] classes =
        rows.targets() instanceof Targets.Classes of ? of.toArray() : new int[rows.rows()];
    int count = rows.targets() instanceof Targets.Classes of ? of.count() : 1;
    ColumnRanges ranges = new ColumnRanges(rows.rows(), count, rows.features().columns());
    double[] values = new double[ranges.columns()];
    for (int row = 0; row < held.length; row++) {
      rows.features().copyRow(row, values, 0);
      ranges.add(values, (held[row] ? count : 0) + classes[row]);
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

  private double smallest(int column, int from, int to) {
    return IntStream.range(from, to).mapToDouble(group -> smallest[group][column]).min().orElse(0);
  }

  private double largest(int column, int from, int to) {
    return IntStream.range(from, to).mapToDouble(group -> largest[group][column]).max().orElse(0);
  }

  double trainSmallest(int column) {
    return smallest(column, 0, classes);
  }

  double trainLargest(int column) {
    return largest(column, 0, classes);
  }

  double testSmallest(int column) {
    return smallest(column, classes, 2 * classes);
  }

  double testLargest(int column) {
    return largest(column, classes, 2 * classes);
  }

  double smallest(int column) {
    return smallest(column, 0, 2 * classes);
  }

  double largest(int column) {
    return largest(column, 0, 2 * classes);
  }

  /** Of one class, in both parts; infinite if it has no row. */
  double smallest(int column, int ofClass) {
    return Math.min(smallest[ofClass][column], smallest[classes + ofClass][column]);
  }

  /** Of one class, in both parts; infinite if it has no row. */
  double largest(int column, int ofClass) {
    return Math.max(largest[ofClass][column], largest[classes + ofClass][column]);
  }
}
