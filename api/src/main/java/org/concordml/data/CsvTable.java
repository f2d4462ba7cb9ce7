package org.concordml.data;

import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a CSV holds, column by column. Immutable and safe to share between threads. */
public final class CsvTable {

  private final String source;
  private final String sha256;
  private final List<CsvColumn> columns;
  private final int[] lines;

  /** Takes the array over. */
  CsvTable(String source, String sha256, List<CsvColumn> columns, int[] lines) {
    this.source = source;
    this.sha256 = sha256;
    this.columns = List.copyOf(columns);
    this.lines = lines;
  }

  /**
   * @return the source's name
   */
  public String source() {
    return source;
  }

  /**
   * @return SHA-256 of all bytes, 64 lower-case hexadecimal digits
   */
  public String sha256() {
    return sha256;
  }

  /**
   * @return number of rows, the header not counted; at least 1
   */
  public int rows() {
    return lines.length;
  }

  /**
   * @return the columns in file order; at least 1
   */
  public List<CsvColumn> columns() {
    return columns;
  }

  /**
   * @return the columns' names in file order, each once
   */
  public List<String> names() {
    return columns.stream().map(CsvColumn::name).toList();
  }

  /**
   * @param name a column's name
   * @return that column
   * @throws DataException if there is none of that name; the message lists the names
   */
  public CsvColumn column(String name) {
    return columns.get(new ColumnNames(source, names()).indexOf("the name asked for", name));
  }

  /**
   * @param row from 0
   * @return the line of the file where the row starts, from 1
   */
  public int line(int row) {
    Objects.checkIndex(row, lines.length);
    return lines[row];
  }

  /**
   * Copies everything into a Tablesaw table, for those who want to look around in it: number
   * columns become {@link DoubleColumn}, text columns {@link StringColumn}.
   *
   * <p>Nothing else in this library needs it, and that is deliberate: the first use of {@link
   * Table} in a JVM scans the class path for Tablesaw's readers and writers, which takes longer
   * than to read and split a usual file.
   *
   * @return a new table named like the source
   */
  public Table toTable() {
    Table table = Table.create(source);
    for (CsvColumn column : columns) {
      if (column instanceof NumberColumn numbers) {
        table.addColumns(DoubleColumn.create(column.name(), numbers.values()));
      } else if (column instanceof TextColumn texts) {
        table.addColumns(StringColumn.create(column.name(), texts.values()));
      }
    }
    return table;
  }

  @Override
  public String toString() {
    return "CsvTable[" + source + ", " + rows() + " rows, " + columns.size() + " columns]";
  }
}
