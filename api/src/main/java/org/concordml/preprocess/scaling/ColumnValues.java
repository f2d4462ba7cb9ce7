package org.concordml.preprocess.scaling;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** One finite float64 for each column. Immutable; equal when every number is equal to the bit. */
public final class ColumnValues {

  private final double[] values;

  private ColumnValues(double[] values) {
    this.values = values;
    if (values.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 column, found 0");
    }
    for (int column = 0; column < values.length; column++) {
      if (!Double.isFinite(values[column])) {
        throw new IllegalArgumentException(
            "the number of column " + column + " must be finite, found " + values[column]);
      }
    }
  }

  /**
   * @param values finite, one a column, at least one; copied
   * @return the numbers
   */
  public static ColumnValues of(double... values) {
    return new ColumnValues(values.clone());
  }

  static ColumnValues of(int columns, IntToDoubleFunction value) {
    double[] values = new double[columns];
    Arrays.setAll(values, value);
    return new ColumnValues(values);
  }

  /** Two entries that keep their order, which {@link Map#of} does not. */
  static Map<String, ColumnValues> inOrder(
      String firstName, ColumnValues first, String secondName, ColumnValues second) {
    Map<String, ColumnValues> entries = new LinkedHashMap<>();
    entries.put(firstName, first);
    entries.put(secondName, second);
    return Collections.unmodifiableMap(entries);
  }

  /**
   * @return number of columns, at least 1
   */
  public int columns() {
    return values.length;
  }

  /**
   * @param column from 0
   * @return the number of that column
   */
  public double get(int column) {
    return values[column];
  }

  /**
   * @return a copy of the numbers, one a column
   */
  public double[] toArray() {
    return values.clone();
  }

  ColumnValues map(DoubleUnaryOperator change) {
    return of(values.length, column -> change.applyAsDouble(values[column]));
  }

  /** Refuses numbers that cannot be divided by, and a number of columns unlike the other's. */
  void requireScaleFor(ColumnValues other) {
    requireSameColumns(other);
    for (int column = 0; column < values.length; column++) {
      if (!(values[column] > 0)) {
        throw new IllegalArgumentException(
            "the scale of column " + column + " must be above 0, found " + values[column]);
      }
    }
  }

  void requireSameColumns(ColumnValues other) {
    if (columns() != other.columns()) {
      throw new IllegalArgumentException(
          "there must be a number for each of the "
              + other.columns()
              + " columns, found "
              + columns());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnValues columnValues && Arrays.equals(values, columnValues.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
