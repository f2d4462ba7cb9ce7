package org.concordml.data.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table of maps, each of them a row by the names of its columns. A column is there if any map has
 * its name, and lacks a value where one has not.
 *
 * <pre>{@code
 * Table table =
 *     MapTable.of("visits", List.of(Map.of("age", 61), Map.of("age", 47, "stage", "II")));
 * }</pre>
 */
public final class MapTable {

  private MapTable() {}

  /**
   * Goes through the rows once.
   *
   * @param source what a user would call it, for messages and reports
   * @param rows at least one
   * @return a table of all names, in the order in which they first come
   * @throws DataException if there is no row or no name, a map or a name in it is null, or a value
   *     is of another type than the package's description tells
   */
  public static Table of(
      String source, Iterable<? extends @Nullable Map<String, ? extends @Nullable Object>> rows) {
    Cells cells = new Cells(source);
    Map<String, ColumnCells> columns = new LinkedHashMap<>();
    for (Map<String, ? extends @Nullable Object> row : rows) {
      if (row == null) {
        throw new DataException(cells.place() + ": must be a map, found null.");
      }
      row.forEach((name, value) -> cells.add(column(cells, columns, name), value));
      cells.endRow();
    }
    return cells.table();
  }

  private static ColumnCells column(
      Cells cells, Map<String, ColumnCells> columns, @Nullable String name) {
    if (name == null) {
      throw new DataException(
          cells.place() + ": each value must have the name of a column, found null for one.");
    }
    return columns.computeIfAbsent(name, cells::newColumn);
  }
}
