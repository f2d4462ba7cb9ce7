package org.concordml.data;

/** One column of a {@link Table}: of numbers or of text. Immutable. */
public sealed interface Column permits NumberColumn, TextColumn {

  /**
   * @return its name, without surrounding space; {@code Unnamed: i} (i from 0) if the header has
   *     none
   */
  String name();

  /**
   * @return number of rows
   */
  int rows();

  /**
   * @return how many rows have no value
   */
  int missing();

  /**
   * @param row from 0
   * @return whether the row has no value
   */
  boolean isMissing(int row);

  /**
   * @param row from 0
   * @return the value as text; a whole number has no decimal point ({@code 1}, also if the file has
   *     {@code 1.0}); empty if missing
   */
  String text(int row);

  /**
   * Picks rows, in the order given, repeats allowed.
   *
   * @param rowIndices rows from 0
   * @return a column of those rows
   */
  Column select(int[] rowIndices);
}
