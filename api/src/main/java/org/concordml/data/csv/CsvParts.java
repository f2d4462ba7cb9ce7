package org.concordml.data.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.RowBlocks;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.dialect.CsvDialect;

/** The chunks of a file, put below each other in file order. */
final class CsvParts {

  private final String source;
  private final TextColumn.NotNumber[] texts;
  private final List<Part> parts = new ArrayList<>();
  private final List<Integer> linesBefore = new ArrayList<>();

  private int rows;
  private int lines;
  private boolean isShort;
  private boolean lastHasValues;
  private boolean lostText;

  /**
   * @param texts of each column the value that is known to make it text, or null
   */
  CsvParts(String source, TextColumn.NotNumber[] texts) {
    this.source = source;
    this.texts = texts.clone();
  }

  /** What is known so far: of each column the value that makes it text, or null. */
  TextColumn.NotNumber[] texts() {
    return texts.clone();
  }

  void add(Part part) {
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] == null && !part.isNumbers(i)) {
        TextColumn.NotNumber found =
            part.text(i).notNumber().orElse(new TextColumn.NotNumber(0, ""));
        texts[i] = new TextColumn.NotNumber(lines + found.line(), found.text());
      }
    }
    isShort |= part.isShort();
    lastHasValues |= part.hasValues(texts.length - 1);
    lostText |= part.lostText();
    if (part.rows() > 0) {
      parts.add(part);
      linesBefore.add(lines);
    }
    rows = Math.addExact(rows, part.rows());
    lines = Math.addExact(lines, part.lineEnds());
  }

  /** Gives the memory of the rows back. */
  void drop() {
    parts.clear();
  }

  /** Whether it is a table; otherwise there are no rows, or some of them lack the last column. */
  boolean isTable() {
    return rows > 0 && !(isShort && lastHasValues);
  }

  /** Whether the file must be read again to have the text of all columns of text. */
  boolean lostText() {
    boolean lost = lostText;
    for (Part part : parts) {
      for (int i = 0; i < texts.length; i++) {
        lost |= texts[i] != null && part.isNumbers(i) && part.hasValues(i);
      }
    }
    return lost;
  }

  /**
   * Puts the rows together.
   *
   * @param sha256 of the file
   * @param dialect how it was read
   * @param notices what a user should know of its header
   */
  Table table(String sha256, CsvDialect dialect, List<Notice> notices) {
    int[] starts = new int[parts.size() + 1];
    int[] lineOfRow = new int[rows];
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      part.copyLines(linesBefore.get(i), lineOfRow, starts[i]);
      starts[i + 1] = starts[i] + part.rows();
    }
    int[] ofNumbers = IntStream.range(0, texts.length).filter(i -> texts[i] == null).toArray();
    RowBlocks blocks =
        RowBlocks.of(
            parts.stream().map(part -> part.numbers(ofNumbers)).toList(), starts, ofNumbers.length);
    List<Column> columns = new ArrayList<>(texts.length);
    for (int i = 0; i < texts.length; i++) {
      int place = Arrays.binarySearch(ofNumbers, i);
      columns.add(place >= 0 ? numbers(i, blocks, place) : text(i, starts));
    }
    return dialect.table(source, sha256, columns, lineOfRow, notices);
  }

  private NumberColumn numbers(int column, RowBlocks blocks, int place) {
    int missing = 0;
    for (Part part : parts) {
      missing += part.missing(column);
    }
    return new NumberColumn(parts.get(0).name(column), blocks, place, missing);
  }

  private TextColumn text(int column, int[] starts) {
    String[] values = new String[rows];
    for (int i = 0; i < parts.size(); i++) {
      // A chunk without any value there took the column for numbers.
      if (!parts.get(i).isNumbers(column)) {
        parts.get(i).text(column).copyTo(values, starts[i]);
      }
    }
    return ColumnBuilder.column(parts.get(0).name(column), values, rows, texts[column]);
  }

  /** The rows of one chunk, apart from the memory that the chunk was read with. */
  static final class Part {

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
     * @param columns in file order, those that are read; a column of numbers here may be text in
     *     another chunk
     * @param lines where each row starts, counted from the chunk's first line, which is 1
     * @param lineEnds how many lines the chunk has, if it is not the last one
     * @param isShort whether a row lacks the last column, which has no name
     * @param lostText whether a column's text must be read again
     */
    Part(ColumnBuilder[] columns, int[] lines, int lineEnds, boolean isShort, boolean lostText) {
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

    /** The rows by themselves; shares what is here. At least one. */
    Table batch(String source, CsvDialect dialect) {
      RowBlocks blocks = RowBlocks.of(numbers, lines.length, width);
      List<Column> batch = new ArrayList<>(names.length);
      for (int i = 0; i < names.length; i++) {
        batch.add(
            texts[i] == null
                ? new NumberColumn(names[i], blocks, places[i], missing[i])
                : texts[i]);
      }
      return dialect.rows(source, batch, lines, List.of());
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
}
