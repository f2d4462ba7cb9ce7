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

/** The chunks of a file, put below each other in file order. */
final class CsvParts {

  private final String source;
  private final TextColumn.NotNumber[] texts;
  private final List<CsvPart> parts = new ArrayList<>();
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

  void add(CsvPart part) {
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
    for (CsvPart part : parts) {
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
      CsvPart part = parts.get(i);
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
    for (CsvPart part : parts) {
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
}
