package org.concordml.data.csv;

import org.concordml.data.TextColumn;

/** The rows of one chunk, apart from the memory that the chunk was read with. */
final class CsvPart {

  private static final int NOWHERE = -1;

  private final int[] lines;
  private final int lineEnds;
  private final boolean isShort;
  private final boolean lostText;

  /** Of each column: its name; its text, or null; how many values are missing; its place. */
  private final String[] names;

  private final TextColumn[] texts;
  private final int[] missing;
  private final int[] places;

  /** Row-major. One array, large enough that a garbage collector lets it lie where it is. */
  private final double[] numbers;

  private final int width;

  /**
   * Copies the rows.
   *
   * @param columns in file order; a column of numbers here may be text in another chunk
   * @param lines where each row starts, counted from the chunk's first line, which is 1
   * @param lineEnds how many lines the chunk has, if it is not the last one
   * @param isShort whether a row lacks the last column, which has no name
   * @param lostText whether a column's text must be read again
   */
  CsvPart(ColumnBuilder[] columns, int[] lines, int lineEnds, boolean isShort, boolean lostText) {
    this.lines = lines;
    this.lineEnds = lineEnds;
    this.isShort = isShort;
    this.lostText = lostText;
    names = new String[columns.length];
    texts = new TextColumn[columns.length];
    missing = new int[columns.length];
    places = new int[columns.length];
    int numeric = 0;
    for (int i = 0; i < columns.length; i++) {
      places[i] = columns[i].isText() ? NOWHERE : numeric++;
    }
    width = numeric;
    numbers = new double[Math.multiplyExact(width, lines.length)];
    for (int i = 0; i < columns.length; i++) {
      names[i] = columns[i].name();
      if (places[i] == NOWHERE) {
        texts[i] = columns[i].copyText(lines.length);
        missing[i] = texts[i].missing();
      } else {
        missing[i] = columns[i].copyNumbers(lines.length, numbers, places[i], width);
      }
    }
  }

  int rows() {
    return lines.length;
  }

  int columns() {
    return places.length;
  }

  String name(int column) {
    return names[column];
  }

  int lineEnds() {
    return lineEnds;
  }

  boolean isShort() {
    return isShort;
  }

  boolean lostText() {
    return lostText;
  }

  int missing(int column) {
    return missing[column];
  }

  boolean hasValues(int column) {
    return missing[column] < lines.length;
  }

  boolean isNumbers(int column) {
    return places[column] != NOWHERE;
  }

  /** A column's text, or null if it is of numbers. */
  TextColumn text(int column) {
    return texts[column];
  }

  /** Copies where each row starts, counted from a line of the file. */
  void copyLines(int before, int[] target, int at) {
    for (int row = 0; row < lines.length; row++) {
      target[at + row] = before + lines[row];
    }
  }

  /** The numbers of some columns, row-major; not a copy if these are all there are. */
  double[] numbers(int[] columns) {
    if (columns.length == width) {
      return numbers;
    }
    double[] some = new double[columns.length * lines.length];
    int next = 0;
    for (int row = 0; row < lines.length; row++) {
      for (int column : columns) {
        some[next++] = numbers[row * width + places[column]];
      }
    }
    return some;
  }
}
