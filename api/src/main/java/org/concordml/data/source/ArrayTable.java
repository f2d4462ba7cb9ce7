package org.concordml.data.source;

import java.util.ArrayList;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows that are arrays, and the names of their columns. Of arrays that are columns
 * {@link Table#of} makes one.
 *
 * <pre>{@code
 * double[][] rows = {{61, 1.5, 1}, {47, Double.NaN, 0}};
 * Table table = ArrayTable.of("visits", List.of("age", "marker", "relapse"), rows);
 * }</pre>
 */
public final class ArrayTable {

  private ArrayTable() {}

  /**
   * Copies numbers.
   *
   * @param source what a user would call it, for messages and reports
   * @param names of the columns, at least one
   * @param rows {@code [rows][columns]}, at least one row; NaN where a value is missing
   * @return the table
   * @throws DataException if there is no row or no column, a row is longer or shorter than the
   *     names, or a number is infinite
   */
  public static Table of(String source, List<String> names, double[][] rows) {
    Cells cells = new Cells(source);
    List<ColumnCells> columns = columns(cells, names);
    for (double[] row : rows) {
      requireAll(cells, columns, row.length);
      for (int i = 0; i < row.length; i++) {
        cells.add(columns.get(i), row[i]);
      }
      cells.endRow();
    }
    return cells.table();
  }

  /**
   * Copies values of any kind that the package's description tells.
   *
   * @param source what a user would call it, for messages and reports
   * @param names of the columns, at least one
   * @param rows {@code [rows][columns]}, at least one row; null where a value is missing
   * @return the table
   * @throws DataException if there is no row or no column, a row is longer or shorter than the
   *     names, or a value is of another type
   */
  public static Table of(String source, List<String> names, @Nullable Object[][] rows) {
    Cells cells = new Cells(source);
    List<ColumnCells> columns = columns(cells, names);
    for (@Nullable Object[] row : rows) {
      requireAll(cells, columns, row.length);
      for (int i = 0; i < row.length; i++) {
        cells.add(columns.get(i), row[i]);
      }
      cells.endRow();
    }
    return cells.table();
  }

  private static List<ColumnCells> columns(Cells cells, List<String> names) {
    List<ColumnCells> columns = new ArrayList<>();
    names.forEach(name -> columns.add(cells.newColumn(name)));
    return columns;
  }

  private static void requireAll(Cells cells, List<ColumnCells> columns, int values) {
    if (values != columns.size()) {
      throw new DataException(
          cells.place()
              + ": must have as many values as there are names, "
              + columns.size()
              + ", found "
              + values
              + ".");
    }
  }
}
