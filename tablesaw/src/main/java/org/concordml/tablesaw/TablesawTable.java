package org.concordml.tablesaw;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
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
 * writers, which takes longer than to read and split a usual file: so nothing that trains depends
 * on it.
 */
public final class TablesawTable {

  private TablesawTable() {}

  /**
   * Copies all columns: of numbers they become {@link DoubleColumn}, of text {@link StringColumn}.
   * Names that differ only in upper and lower case are one to Tablesaw: the second is called {@code
   * name.1}, and so on.
   *
   * @param table what was read or made
   * @return a new table named like the source; what is missing there is missing here
   */
  public static Table of(org.concordml.data.Table table) {
    Table copy = Table.create(table.source());
    Set<String> taken = new HashSet<>();
    for (Column column : table.columns()) {
      String name = free(column.name(), taken);
      if (column instanceof NumberColumn numbers) {
        copy.addColumns(DoubleColumn.create(name, numbers.values()));
      } else if (column instanceof TextColumn texts) {
        copy.addColumns(StringColumn.create(name, texts.values()));
      }
    }
    return copy;
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = wanted + "." + i;
    }
    return name;
  }
}
