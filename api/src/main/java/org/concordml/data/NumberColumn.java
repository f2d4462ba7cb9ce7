package org.concordml.data;

import java.util.Objects;
import org.concordml.data.text.Quoted;

/** A column whose every value is a finite number. Also a column without any value. */
public final class NumberColumn implements Column {

  /** Every whole number up to here has a double of its own. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private final String name;
  private final RowBlocks blocks;
  private final int place;
  private final int missing;

  /**
   * Takes the array over.
   *
   * @param name of the column
   * @param values finite numbers, NaN where missing; it may be longer than the column. Not copied:
   *     it must not be changed any more
   * @param rows how many
   */
  public NumberColumn(String name, double[] values, int rows) {
    this(name, RowBlocks.of(values, rows, 1), 0, countMissing(values, rows));
  }

  /**
   * Looks into numbers that it shares with other columns.
   *
   * @param name of the column
   * @param blocks finite numbers, NaN where missing
   * @param place the index of the column in each row
   * @param missing how many are missing
   */
  public NumberColumn(String name, RowBlocks blocks, int place, int missing) {
    this.name = name;
    this.blocks = blocks;
    this.place = place;
    this.missing = missing;
  }

  /**
   * @param name of the column
   * @param values finite numbers, NaN where missing; copied
   * @return the column
   * @throws DataException if a value is infinite
   */
  public static NumberColumn of(String name, double... values) {
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) {
        throw new DataException(
            "column "
                + Quoted.text(name)
                + " must hold finite numbers, found "
                + values[row]
                + " in row "
                + (row + 1)
                + ".");
      }
    }
    return new NumberColumn(name, values.clone(), values.length);
  }

  private static int countMissing(double[] values, int rows) {
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (Double.isNaN(values[row])) {
        count++;
      }
    }
    return count;
  }

  /** Where the numbers are, maybe among others. */
  RowBlocks blocks() {
    return blocks;
  }

  /** The index of this column in each row. */
  int place() {
    return place;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return blocks.rows();
  }

  @Override
  public int missing() {
    return missing;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(value(row));
  }

  /**
   * @param row from 0
   * @return the number, NaN if missing
   */
  public double value(int row) {
    Objects.checkIndex(row, rows());
    return blocks.get(row, place);
  }

  /**
   * @return a copy of the numbers, NaN where missing
   */
  public double[] values() {
    double[] values = new double[rows()];
    blocks.copyColumn(place, values);
    return values;
  }

  @Override
  public NumberColumn select(int[] rowIndices) {
    double[] picked = new double[rowIndices.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = value(rowIndices[i]);
    }
    return new NumberColumn(name, picked, picked.length);
  }

  /** The same column in a selection of the rows of its numbers. */
  NumberColumn in(RowBlocks selected) {
    return new NumberColumn(
        name, selected, place, missing == 0 ? 0 : countMissing(selected, place));
  }

  private static int countMissing(RowBlocks blocks, int place) {
    double[] values = new double[blocks.rows()];
    blocks.copyColumn(place, values);
    return countMissing(values, values.length);
  }

  @Override
  public String text(int row) {
    double value = value(row);
    return Double.isNaN(value) ? "" : text(value);
  }

  /**
   * @param value finite
   * @return the number as a label: 1.0 is {@code 1}
   */
  public static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  @Override
  public String toString() {
    return "NumberColumn[" + name + ", " + rows() + " rows, " + missing + " missing]";
  }
}
