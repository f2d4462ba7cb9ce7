package org.concordml.tablesaw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DateFormat;
import org.concordml.data.kind.DatePart;
import org.concordml.data.text.PlainText;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * A Tablesaw {@link Table} as a table of Concord.
 *
 * <pre>{@code
 * Table visits = Table.read().csv("visits.csv").where(...);
 * TabularData data =
 *     TablePreparation.prepare(TablesawSource.of(visits), TableRoles.target("relapse"));
 * }</pre>
 */
public final class TablesawSource {

  private TablesawSource() {}

  /**
   * Copies all columns. Numbers of any type become numbers; booleans the text {@code true} and
   * {@code false}; dates and times text as ISO 8601 writes it; text becomes text, without blanks
   * around it. What is missing there is missing here.
   *
   * @param table with at least one row and one column
   * @return the table, called as the other is
   * @throws DataException if there is no row or no column, or a number is infinite
   */
  public static org.concordml.data.Table of(Table table) {
    if (table.rowCount() == 0 || table.columnCount() == 0) {
      throw new DataException(
          table.name()
              + ": there must be at least one row and one column, found "
              + table.rowCount()
              + " rows and "
              + table.columnCount()
              + " columns.");
    }
    List<Column> columns = new ArrayList<>();
    for (tech.tablesaw.columns.Column<?> column : table.columns()) {
      columns.add(column(column));
    }
    return org.concordml.data.Table.of(table.name(), columns);
  }

  private static Column column(tech.tablesaw.columns.Column<?> column) {
    String name = PlainText.of(column.name());
    if (column instanceof NumericColumn<?> numeric) {
      double[] values = new double[column.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = numeric.isMissing(row) ? Double.NaN : numeric.getDouble(row);
      }
      return NumberColumn.of(name, values);
    }
    List<@Nullable String> texts = new ArrayList<>(column.size());
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.isMissing(row) ? null : PlainText.of(column.get(row).toString()));
    }
    return TextColumn.of(name, texts);
  }

  /**
   * What the types of the columns say that their values may not: that text is categories, however
   * many there are, and a column of booleans or dates what it is, though it has but one value.
   *
   * @param table with columns of any type
   * @return kinds by name, in the order of the columns; none for columns without any value and for
   *     times of day
   */
  public static Map<String, ColumnKind> kinds(Table table) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    for (tech.tablesaw.columns.Column<?> column : table.columns()) {
      if (column.countMissing() < column.size()) {
        kind(column).ifPresent(kind -> kinds.put(PlainText.of(column.name()), kind));
      }
    }
    return kinds;
  }

  private static Optional<ColumnKind> kind(tech.tablesaw.columns.Column<?> column) {
    if (column instanceof NumericColumn) {
      return Optional.of(new ColumnKind.Numeric());
    }
    ColumnType type = column.type();
    if (type.equals(ColumnType.BOOLEAN)) {
      return Optional.of(new ColumnKind.Bool());
    }
    if (type.equals(ColumnType.STRING)) {
      return Optional.of(new ColumnKind.Category());
    }
    boolean hasDay =
        type.equals(ColumnType.LOCAL_DATE)
            || type.equals(ColumnType.LOCAL_DATE_TIME)
            || type.equals(ColumnType.INSTANT);
    return hasDay
        ? Optional.of(
            new ColumnKind.Date(
                Optional.of(DateFormat.ISO), List.of(new DatePart.DaysSince(LocalDate.EPOCH))))
        : Optional.empty();
  }
}
