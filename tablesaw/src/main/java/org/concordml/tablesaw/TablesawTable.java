package org.concordml.tablesaw;

import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.TextColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A Tablesaw {@link Table} of what Concord read.
 *
 * <pre>{@code
 * Table table = TablesawTable.of(CsvTableReader.read(CsvSource.file(path)));
 * System.out.println(table.summary());
 * }</pre>
 *
 * <p>The first use of {@link Table} in a process scans the class path for Tablesaw's readers and
 * writers, which takes longer than to read and split a usual file: so nothing that Concord itself
 * does depends on it.
 */
public final class TablesawTable {

  private TablesawTable() {}

  /**
   * Copies all columns: of numbers they become {@link DoubleColumn}, of text {@link StringColumn}.
   *
   * @param table what was read from a CSV
   * @return a new table named like the source; what is missing there is missing here
   */
  public static Table of(org.concordml.data.Table table) {
    Table copy = Table.create(table.source());
    for (Column column : table.columns()) {
      if (column instanceof NumberColumn numbers) {
        copy.addColumns(DoubleColumn.create(column.name(), numbers.values()));
      } else if (column instanceof TextColumn texts) {
        copy.addColumns(StringColumn.create(column.name(), texts.values()));
      }
    }
    return copy;
  }
}
