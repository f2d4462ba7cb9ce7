package org.concordml.data;

import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Numbers by row and column, float64, row-major. Immutable and safe to share between threads.
 *
 * <p>Finite values are not required here: a scaler or a reader decides what it accepts.
 */
public final class FeatureMatrix {

  private final double[] values;
  private final int rows;
  private final int columns;

  private FeatureMatrix(double[] values, int rows, int columns) {
    this.values = values;
    this.rows = rows;
    this.columns = columns;
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
    return new FeatureMatrix(values, values.length / columns, columns);
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
    return values[row * columns + column];
  }

  /**
   * Copies one row.
   *
   * @param row from 0
   * @param target where to
   * @param at the first place written in the target
   */
  public void copyRow(int row, double[] target, int at) {
    Objects.checkIndex(row, rows);
    System.arraycopy(values, row * columns, target, at, columns);
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
    return new FeatureMatrix(picked, rowIndices.length, columns);
  }

  /**
   * @return a copy of the values, {@code [rows, columns]}, row-major
   */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * @return the values rounded to float32, {@code [rows, columns]}, row-major
   */
  public float[] toFloats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
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
    for (int i = from * columns; i < to * columns; i++) {
      target.put((float) values[i]);
    }
  }

  @Override
  public String toString() {
    return "FeatureMatrix[" + rows + " x " + columns + "]";
  }
}
