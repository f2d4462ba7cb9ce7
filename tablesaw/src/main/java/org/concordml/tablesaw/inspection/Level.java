package org.concordml.tablesaw.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A value and how often it is there.
 *
 * @param value as the table has it
 * @param rows at least 1
 */
public record Level(String value, int rows) {

  /** Checks that there is a value. */
  public Level {
    Objects.requireNonNull(value, "value");
  }

  /** The values of a column, missing ones left out; the most frequent first, equals by text. */
  static List<Level> of(StringColumn column) {
    StringColumn values = column.removeMissing();
    List<Level> levels = new ArrayList<>();
    if (!values.isEmpty()) {
      Table counts = values.countByCategory();
      IntColumn rows = counts.intColumn(1);
      for (Row row : counts) {
        levels.add(new Level(row.getString(0), rows.get(row.getRowNumber())));
      }
      levels.sort(Comparator.comparingInt(Level::rows).reversed().thenComparing(Level::value));
    }
    return List.copyOf(levels);
  }
}
