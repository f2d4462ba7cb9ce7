package org.concordml.data;

import java.util.Arrays;
import java.util.Objects;

/** A column with at least one value that is not a finite number. All values are kept as text. */
public final class TextColumn implements CsvColumn {

  private final String name;
  private final String[] values;
  private final int rows;
  private final int missing;
  private final NotNumber notNumber;

  /**
   * The first value that made the column text.
   *
   * @param line of the file, from 1
   * @param text what stands there
   */
  public record NotNumber(int line, String text) {

    /** Checks that nothing is missing. */
    public NotNumber {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Takes the array over.
   *
   * @param name of the column
   * @param values null where missing; it may be longer than the column. Not copied: it must not be
   *     changed any more
   * @param rows how many
   * @param notNumber the first value that is not a finite number
   */
  public TextColumn(String name, String[] values, int rows, NotNumber notNumber) {
    this.name = name;
    this.values = values;
    this.rows = rows;
    this.notNumber = notNumber;
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (values[row] == null) {
        count++;
      }
    }
    this.missing = count;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int missing() {
    return missing;
  }

  @Override
  public boolean isMissing(int row) {
    Objects.checkIndex(row, rows);
    return values[row] == null;
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : values[row];
  }

  /**
   * Copies all values, null where missing.
   *
   * @param target of at least {@code at +} {@link #rows()} elements
   * @param at where the first goes
   */
  public void copyTo(String[] target, int at) {
    System.arraycopy(values, 0, target, at, rows);
  }

  /**
   * @return a copy of the values, empty where missing
   */
  public String[] values() {
    String[] copy = Arrays.copyOf(values, rows);
    Arrays.setAll(copy, this::text);
    return copy;
  }

  /**
   * @return the first value that is not a finite number
   */
  public NotNumber notNumber() {
    return notNumber;
  }

  @Override
  public String toString() {
    return "TextColumn[" + name + ", " + rows + " rows, " + missing + " missing]";
  }
}
