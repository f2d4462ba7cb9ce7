package org.concordml.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.data.text.CsvFormat;

/** What a CSV holds, column by column. Immutable and safe to share between threads. */
public final class CsvTable {

  private final String source;
  private final String sha256;
  private final List<CsvColumn> columns;
  private final int[] lines;
  private final CsvFormat format;
  private final List<Notice> notices;

  /**
   * Takes the array over.
   *
   * @param source what a user would call it
   * @param sha256 of all bytes, 64 lower-case hexadecimal digits
   * @param columns in file order, at least one, of as many rows
   * @param lines of the file where each row starts, from 1; at least one row. Not copied: it must
   *     not be changed any more
   * @param format how the file was read
   * @param notices what a user should know of how the file was read
   * @throws IllegalArgumentException if there is no column or no row, or a column has other rows
   */
  public CsvTable(
      String source,
      String sha256,
      List<CsvColumn> columns,
      int[] lines,
      CsvFormat format,
      List<Notice> notices) {
    this.source = Objects.requireNonNull(source, "source");
    this.sha256 = Objects.requireNonNull(sha256, "sha256");
    this.columns = List.copyOf(columns);
    this.lines = lines;
    this.format = Objects.requireNonNull(format, "format");
    this.notices = List.copyOf(notices);
    if (columns.isEmpty() || lines.length == 0) {
      throw new IllegalArgumentException("a table must have a column and a row, found " + this);
    }
    for (CsvColumn column : columns) {
      if (column.rows() != lines.length) {
        throw new IllegalArgumentException(
            "all columns must have " + lines.length + " rows, found " + column);
      }
    }
  }

  /**
   * The same rows without the first column, which holds their names.
   *
   * @param notice how that was decided; empty if it was asked for
   * @return a table that shares the other columns
   * @throws IllegalArgumentException if there is no other column
   */
  public CsvTable withoutRowNames(Optional<Notice> notice) {
    List<Notice> all = new ArrayList<>(notices);
    notice.ifPresent(all::add);
    return new CsvTable(
        source, sha256, columns.subList(1, columns.size()), lines, format.withRowNames(true), all);
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
   * @return how the file was read, with nothing left to find out: read so again, the table is the
   *     same
   */
  public CsvFormat format() {
    return format;
  }

  /**
   * @return what a user should know of how the file was read; may be empty
   */
  public List<Notice> notices() {
    return notices;
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
   * Refuses names that are none of the table's.
   *
   * @param role what the names stand for, as the message has it: {@code the column of a missing
   *     word}
   * @param names of columns
   * @throws DataException if there is none of that name; the message lists the names
   */
  public void requireColumns(String role, Collection<String> names) {
    ColumnNames known = new ColumnNames(source, names());
    names.forEach(name -> known.indexOf(role, name));
  }

  /**
   * @param row from 0
   * @return the line of the file where the row starts, from 1
   */
  public int line(int row) {
    Objects.checkIndex(row, lines.length);
    return lines[row];
  }

  @Override
  public String toString() {
    return "CsvTable[" + source + ", " + rows() + " rows, " + columns.size() + " columns]";
  }
}
