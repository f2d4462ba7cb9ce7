package org.concordml.cli.terminal;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table that fits a terminal: as it is where that is wide enough, else with rows and columns
 * exchanged, else the rows one below another, each with a line a column.
 *
 * @param columns what is told of a row
 * @param <R> a row
 */
public record FittedTable<R>(List<Told<R>> columns) {

  private static final Character[] BORDERS = AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS;

  /** What borders and padding take of a line of two columns. */
  private static final int FRAME = 7;

  private static final int NARROWEST_VALUE = 16;

  /**
   * One column.
   *
   * @param header of it
   * @param align of its values
   * @param value of a row
   * @param <R> a row
   */
  public record Told<R>(String header, HorizontalAlign align, Function<R, String> value) {}

  public static <R> Told<R> left(String header, Function<R, String> value) {
    return new Told<>(header, HorizontalAlign.LEFT, value);
  }

  public static <R> Told<R> right(String header, Function<R, String> value) {
    return new Told<>(header, HorizontalAlign.RIGHT, value);
  }

  public FittedTable {
    columns = List.copyOf(columns);
  }

  /**
   * @param rows in the order they are shown
   * @param width characters in a line
   * @return the table, no line of it longer where that can be
   */
  public String of(List<R> rows, int width) {
    String[][] values = values(rows);
    String plain = plain(values);
    if (fits(plain, width)) {
      return plain;
    }
    String exchanged = exchanged(values);
    return fits(exchanged, width) ? exchanged : stacked(values, width);
  }

  private String[][] values(List<R> rows) {
    String[][] values = new String[rows.size()][columns.size()];
    for (int row = 0; row < values.length; row++) {
      for (int i = 0; i < columns.size(); i++) {
        values[row][i] = columns.get(i).value().apply(rows.get(row));
      }
    }
    return values;
  }

  private static boolean fits(String table, int width) {
    return table.lines().allMatch(line -> line.length() <= width);
  }

  private String plain(String[][] values) {
    return AsciiTable.getTable(
        BORDERS,
        columns.stream()
            .map(c -> column(c.align(), Integer.MAX_VALUE).header(c.header()))
            .toArray(Column[]::new),
        values);
  }

  /** The first column's values become the headers. */
  private String exchanged(String[][] values) {
    List<Column> headers = new ArrayList<>();
    headers.add(column(HorizontalAlign.LEFT, Integer.MAX_VALUE).header(columns.get(0).header()));
    for (String[] row : values) {
      headers.add(column(HorizontalAlign.RIGHT, Integer.MAX_VALUE).header(row[0]));
    }
    String[][] cells = new String[columns.size() - 1][values.length + 1];
    for (int i = 1; i < columns.size(); i++) {
      cells[i - 1][0] = columns.get(i).header();
      for (int row = 0; row < values.length; row++) {
        cells[i - 1][row + 1] = values[row][i];
      }
    }
    return AsciiTable.getTable(BORDERS, headers.toArray(Column[]::new), cells);
  }

  private String stacked(String[][] values, int width) {
    int names = columns.stream().mapToInt(c -> c.header().length()).max().orElse(0);
    int room = Math.max(NARROWEST_VALUE, width - names - FRAME);
    List<String> blocks = new ArrayList<>();
    for (String[] row : values) {
      String[][] cells = new String[columns.size() - 1][2];
      for (int i = 1; i < columns.size(); i++) {
        cells[i - 1] = new String[] {columns.get(i).header(), row[i]};
      }
      Column[] headers = {
        column(HorizontalAlign.LEFT, Integer.MAX_VALUE).header(columns.get(0).header()),
        column(HorizontalAlign.LEFT, room).header(row[0])
      };
      blocks.add(AsciiTable.getTable(BORDERS, headers, cells));
    }
    return String.join("\n", blocks);
  }

  private static Column column(HorizontalAlign align, int widest) {
    return new Column().headerAlign(HorizontalAlign.LEFT).dataAlign(align).maxWidth(widest);
  }
}
