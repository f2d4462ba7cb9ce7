package org.concordml.data.source;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table of what a query of a database gives.
 *
 * <pre>{@code
 * try (Connection database = DriverManager.getConnection(url);
 *     Statement statement = database.createStatement();
 *     ResultSet rows = statement.executeQuery("SELECT age, stage, relapse FROM visits")) {
 *   Table table = ResultSetTable.of("visits", rows);
 * }
 * }</pre>
 *
 * <p>Columns are named by their labels ({@code AS}). By its SQL type a column is of numbers
 * (integers, decimals, floating point), of {@code true} and {@code false} (boolean, bit), of dates
 * and times in ISO 8601, or of text; {@code NULL} is missing. Rows come in the order of the query:
 * a split by a seed is the same only if the query has an {@code ORDER BY}.
 */
public final class ResultSetTable {

  private ResultSetTable() {}

  /** Reads the cell where the cursor is. */
  private interface Reading {
    @Nullable Object read(ResultSet rows, int column) throws SQLException;
  }

  /**
   * Reads from the row after the cursor to the last. The caller closes the result set.
   *
   * @param source what a user would call it, for messages and reports
   * @param rows what a query gave
   * @return the table
   * @throws DataException if there is no row, two columns have one label, a column is of a type
   *     that is neither number, text nor date, or the database fails
   */
  public static Table of(String source, ResultSet rows) {
    Cells cells = new Cells(source);
    try {
      ResultSetMetaData meta = rows.getMetaData();
      List<ColumnCells> columns = new ArrayList<>();
      List<Reading> readings = new ArrayList<>();
      for (int column = 1; column <= meta.getColumnCount(); column++) {
        columns.add(cells.newColumn(meta.getColumnLabel(column)));
        readings.add(reading(meta, column));
      }
      while (rows.next()) {
        for (int i = 0; i < columns.size(); i++) {
          cells.add(columns.get(i), readings.get(i).read(rows, i + 1));
        }
        cells.endRow();
      }
    } catch (SQLException failed) {
      throw new DataException(
          cells.place() + ": the database failed: " + failed.getMessage(), failed);
    }
    return cells.table();
  }

  private static Reading reading(ResultSetMetaData meta, int column) throws SQLException {
    return switch (meta.getColumnType(column)) {
      case Types.BIT, Types.BOOLEAN -> ResultSetTable::yesOrNo;
      case Types.DATE -> ResultSetTable::day;
      case Types.TIMESTAMP -> ResultSetTable::moment;
      // Not as doubles: where SQLite keeps text in a column of numbers it has 0 for it.
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL ->
          ResultSet::getObject;
      // Some of them are UUIDs; the others are refused by what is in them.
      case Types.BINARY,
          Types.VARBINARY,
          Types.LONGVARBINARY,
          Types.BLOB,
          Types.ARRAY,
          Types.STRUCT,
          Types.JAVA_OBJECT,
          Types.OTHER ->
          ResultSet::getObject;
      default -> ResultSet::getString;
    };
  }

  private static @Nullable Object yesOrNo(ResultSet rows, int column) throws SQLException {
    boolean value = rows.getBoolean(column);
    return rows.wasNull() ? null : (Object) value;
  }

  private static @Nullable Object day(ResultSet rows, int column) throws SQLException {
    Date value = rows.getDate(column);
    return value == null ? null : value.toLocalDate();
  }

  private static @Nullable Object moment(ResultSet rows, int column) throws SQLException {
    Timestamp value = rows.getTimestamp(column);
    return value == null ? null : value.toLocalDateTime();
  }
}
