package org.concordml.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Numbers by row and column, float64, row-major. Immutable and safe to share between threads.
 *
 * <p>Finite values are not required here: a scaler or a reader decides what it accepts.
 */
public final class FeatureMatrix {

  /** Columns become rows in strips, which stay in a processor's cache meanwhile. */
  private static final int ROWS_TURNED_AT_ONCE = 128;

  private final RowBlocks blocks;
  private final int first;
  private final int rows;
  private final int columns;

  private FeatureMatrix(RowBlocks blocks, int first, int columns) {
    this.blocks = blocks;
    this.first = first;
    this.rows = blocks.rows();
    this.columns = columns;
  }

  /**
   * Makes a matrix that shares numbers with a table.
   *
   * @param blocks the table's numbers
   * @param first the index of the first column in them; the others follow
   * @param columns at least 1
   */
  static FeatureMatrix share(RowBlocks blocks, int first, int columns) {
    Math.multiplyExact(blocks.rows(), columns);
    return new FeatureMatrix(blocks, first, columns);
  }

  /**
   * Makes a matrix of columns, one beside the other. If they lie so in a table, and little is
   * beside them, it shares their numbers, and a large table is in memory once.
   *
   * @param columns at least one, of as many rows
   * @return all their rows
   */
  public static FeatureMatrix of(List<NumberColumn> columns) {
    NumberColumn first = columns.get(0);
    return areNeighbours(columns)
        ? share(first.blocks(), first.place(), columns.size())
        : of(columns, IntStream.range(0, first.rows()).toArray());
  }

  /**
   * Makes a matrix of some rows.
   *
   * @param columns of the same table, at least one
   * @param rows indices from 0, ascending, each once
   * @return those rows, in this order
   */
  public static FeatureMatrix of(List<NumberColumn> columns, int[] rows) {
    NumberColumn first = columns.get(0);
    int width = columns.size();
    if (rows.length == first.rows() && areNeighbours(columns)) {
      return share(first.blocks(), first.place(), width);
    }
    double[] values = new double[Math.multiplyExact(rows.length, width)];
    for (int from = 0; from < rows.length; from += ROWS_TURNED_AT_ONCE) {
      int to = Math.min(rows.length, from + ROWS_TURNED_AT_ONCE);
      for (int i = 0; i < width; i++) {
        NumberColumn column = columns.get(i);
        column.blocks().copyColumn(column.place(), rows, from, to, values, from * width + i, width);
      }
    }
    return adopt(values, width);
  }

  private static boolean areNeighbours(List<NumberColumn> columns) {
    NumberColumn first = columns.get(0);
    for (int i = 0; i < columns.size(); i++) {
      NumberColumn column = columns.get(i);
      if (column.blocks() != first.blocks() || column.place() != first.place() + i) {
        return false;
      }
    }
    return first.blocks().width() <= 2 * columns.size();
  }

  /** Where the numbers are, maybe among others. */
  RowBlocks blocks() {
    return blocks;
  }

  /**
   * Makes a matrix of a copy of the values.
   *
   * @param values {@code [rows, columns]}, row-major
   * @param columns at least 1; must divide the number of values
   * @return the matrix
   */
  public static FeatureMatrix of(double[] values, int columns) {
    return adopt(values.clone(), columns);
  }

  /**
   * Makes a matrix that takes the array over without a copy: the caller must not touch it again.
   *
   * @param values {@code [rows, columns]}, row-major, owned by the matrix from now on
   * @param columns at least 1; must divide the number of values
   * @return the matrix
   */
  public static FeatureMatrix adopt(double[] values, int columns) {
    Objects.requireNonNull(values, "values");
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "columns must be at least 1 and divide the number of values, found "
              + columns
              + " columns and "
              + values.length
              + " values");
    }
    return new FeatureMatrix(RowBlocks.of(values, values.length / columns, columns), 0, columns);
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return rows;
  }

  /**
   * @return number of columns
   */
  public int columns() {
    return columns;
  }

  /**
   * @param row from 0
   * @param column from 0
   * @return the value there
   */
  public double get(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return blocks.get(row, first + column);
  }

  /**
   * Copies one row.
   *
   * @param row from 0
   * @param target where to
   * @param at the first index written in the target
   */
  public void copyRow(int row, double[] target, int at) {
    Objects.checkIndex(row, rows);
    blocks.copyRow(row, first, columns, target, at);
  }

  /**
   * Picks rows, in the order given, repeats allowed.
   *
   * @param rowIndices rows from 0
   * @return a matrix of those rows
   */
  public FeatureMatrix select(int[] rowIndices) {
    double[] picked = new double[Math.multiplyExact(rowIndices.length, columns)];
    for (int i = 0; i < rowIndices.length; i++) {
      copyRow(rowIndices[i], picked, i * columns);
    }
    return adopt(picked, columns);
  }

  /**
   * @return a copy of the values, {@code [rows, columns]}, row-major
   */
  public double[] toArray() {
    double[] values = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      blocks.copyRow(row, first, columns, values, row * columns);
    }
    return values;
  }

  /**
   * @return the values rounded to float32, {@code [rows, columns]}, row-major
   */
  public float[] toFloats() {
    float[] floats = new float[rows * columns];
    blocks.copyFloats(first, columns, floats);
    return floats;
  }

  /**
   * Rounds a range of rows to float32.
   *
   * @param from first row, from 0
   * @param to the row after the last
   * @param target where to, row-major; its position moves on
   */
  public void putFloats(int from, int to, FloatBuffer target) {
    Objects.checkFromToIndex(from, to, rows);
    blocks.putFloats(from, to, first, columns, target);
  }

  @Override
  public String toString() {
    return "FeatureMatrix[" + rows + " x " + columns + "]";
  }
}
