package org.concordml.data.csv;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.text.Quoted;

/**
 * Tables whose rows have one field more than the header. R writes the rows' names so, in front and
 * without a name of their own; other programs end each row with a separator too many.
 */
final class RowNames {

  private RowNames() {}

  /** Reads a file in a dialect. */
  interface Reading {
    Table read(CsvDialect dialect) throws IOException;
  }

  /**
   * Reads a table, without the names of its rows if it has them.
   *
   * @param dialect by its first lines
   * @throws DataException if the first field may be a name and the last one may be too many
   */
  static Table read(CsvDialect dialect, Reading reading) throws IOException {
    Optional<Boolean> asked = dialect.format().rowNames();
    if (!dialect.longerRows()) {
      Table table = reading.read(dialect);
      return asked.orElse(false) ? withoutFirst(table) : table;
    }
    if (asked.isPresent()) {
      return reading.read(dialect).withoutRowNames(Optional.empty());
    }
    Table longer;
    try {
      longer = reading.read(dialect);
    } catch (DataException notAllRowsAreLonger) {
      return reading.read(dialect.withLongerRows(false));
    }
    Column last = longer.columns().get(longer.columns().size() - 1);
    if (last.missing() < longer.rows()) {
      return longer.withoutRowNames(Optional.of(taken(longer)));
    }
    if (mayBeNames(longer.columns().get(0))) {
      throw ambiguous(longer);
    }
    return reading.read(dialect.withLongerRows(false));
  }

  private static Table withoutFirst(Table table) {
    if (table.columns().size() < 2) {
      throw new DataException(
          table.source() + ": there must be a column beside the names of the rows, found none.");
    }
    return table.withoutRowNames(Optional.empty());
  }

  private static Notice taken(Table table) {
    return Notice.of(
        "Every row has one field more than the header; the first ("
            + Quoted.text(table.columns().get(0).text(0))
            + " and so on) was taken for the row's name and is no column.",
        Remedy.of("say that it is so", Setting.ROW_NAMES));
  }

  /** Names of rows are there, and each once. */
  private static boolean mayBeNames(Column column) {
    Set<String> names = new HashSet<>();
    for (int row = 0; row < column.rows(); row++) {
      if (column.isMissing(row) || !names.add(column.text(row))) {
        return false;
      }
    }
    return true;
  }

  private static DataException ambiguous(Table table) {
    String first = Quoted.text(table.columns().get(1).name());
    return new DataException(
        table.source()
            + ":"
            + table.line(0)
            + ": it must be known what the first field of a row is, found one field more than in"
            + " the header in every row, and the last one empty: the row's name, or column "
            + first
            + " in a row that ends with a separator too many.",
        Remedy.of("take it for the row's name", Setting.ROW_NAMES),
        Remedy.of("take it for column " + first, Setting.NO_ROW_NAMES));
  }
}
