package org.concordml.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.Notice;

/** What a CSV holds, column by column. Immutable and safe to share between threads. */
public final class CsvTable {

  private final String source;
  private final String sha256;
  private final List<CsvColumn> columns;
  private final int[] lines;
  private final CsvFormat format;
  private final List<Notice> notices;

  private CsvTable(
      String source,
      String sha256,
      List<CsvColumn> columns,
      int[] lines,
      CsvFormat format,
      List<Notice> notices) {
    this.source = source;
    this.sha256 = sha256;
    this.columns = List.copyOf(columns);
    this.lines = lines;
    this.format = format;
    this.notices = List.copyOf(notices);
  }

  /**
   * Takes the array over.
   *
   * @param notices of the header, which come after those of the dialect
   */
  static CsvTable of(
      String source,
      String sha256,
      List<CsvColumn> columns,
      int[] lines,
      CsvDialect dialect,
      List<Notice> notices) {
    List<Notice> all = new ArrayList<>(dialect.notices());
    all.addAll(notices);
    return new CsvTable(source, sha256, columns, lines, dialect.taken(), all);
  }

  /**
   * The same rows without the first column, which holds their names.
   *
   * @param notice how that was decided; empty if it was asked for
   */
  CsvTable withoutRowNames(Optional<Notice> notice) {
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
