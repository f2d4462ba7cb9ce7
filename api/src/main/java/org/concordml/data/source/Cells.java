package org.concordml.data.source;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.concordml.Remedy;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.text.Quoted;
import org.jspecify.annotations.Nullable;

/** The values of a table as they come, row by row. */
final class Cells {

  private final String source;
  private final List<ColumnCells> columns = new ArrayList<>();
  private int rows;

  Cells(String source) {
    this.source = source;
  }

  /** A column that had no value in the rows so far. */
  ColumnCells newColumn(String name) {
    ColumnCells column = new ColumnCells(name);
    for (int row = 0; row < rows; row++) {
      column.addMissing();
    }
    columns.add(column);
    return column;
  }

  /** Columns that have no value in this row yet lack one. */
  void endRow() {
    rows++;
    for (ColumnCells column : columns) {
      if (column.rows() < rows) {
        column.addMissing();
      }
    }
  }

  /** Of the row that is being filled, for a message. */
  String place() {
    return source + ", row " + (rows + 1);
  }

  /** The next value of a column, which the package's description says what becomes of. */
  void add(ColumnCells column, @Nullable Object value) {
    Object present = unwrapped(value);
    if (present == null) {
      column.addMissing();
    } else if (present instanceof Number number) {
      column.add(finite(column, number.doubleValue(), present));
    } else {
      column.add(text(column, present));
    }
  }

  private static @Nullable Object unwrapped(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? unwrapped(optional.get()) : null;
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? (Object) optional.getAsDouble() : null;
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? (Object) optional.getAsInt() : null;
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? (Object) optional.getAsLong() : null;
    }
    return value;
  }

  private double finite(ColumnCells column, double number, Object given) {
    if (Double.isInfinite(number)) {
      throw new DataException(
          place()
              + ": column "
              + Quoted.text(column.name())
              + " must hold finite numbers, found "
              + given
              + ".",
          Remedy.of("give a missing value instead"));
    }
    return number;
  }

  private String text(ColumnCells column, Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Date date) {
      return date instanceof java.sql.Date day ? day.toString() : text(date);
    }
    if (value instanceof CharSequence
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof UUID
        || value instanceof TemporalAccessor) {
      return value.toString();
    }
    throw new DataException(
        place()
            + ": column "
            + Quoted.text(column.name())
            + " must hold numbers, text, booleans, enums, dates or optionals of them, found "
            + value.getClass().getTypeName()
            + ".",
        Remedy.of("leave it out, or give each of its values a column"));
  }

  /** One of the database's has no zone; any other is a moment. */
  private static String text(Date date) {
    return date instanceof java.sql.Timestamp timestamp
        ? timestamp.toLocalDateTime().toString()
        : date instanceof java.sql.Time time
            ? time.toLocalTime().toString()
            : date.toInstant().toString();
  }

  /**
   * @throws DataException if there is no row or no column, or two have one name
   */
  Table table() {
    if (rows == 0) {
      throw new DataException(source + ": there must be at least one row, found none.");
    }
    if (columns.isEmpty()) {
      throw new DataException(source + ": there must be at least one column, found none.");
    }
    List<Column> made = columns.stream().map(ColumnCells::column).toList();
    return Table.of(source, made);
  }
}
