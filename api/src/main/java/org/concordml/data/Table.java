package org.concordml.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * Columns of as many rows, as a CSV has them or as a program made them. Immutable and safe to share
 * between threads.
 *
 * <pre>{@code
 * Table table =
 *     Table.of(
 *         "visits",
 *         List.of(
 *             NumberColumn.of("age", 61, Double.NaN),
 *             TextColumn.of("stage", Arrays.asList("II", null))));
 * }</pre>
 */
public final class Table {

  private final String source;
  private final List<Column> columns;
  private final int[] lines;
  private final @Nullable CsvFormat format;
  private final List<Notice> notices;
  private final Map<String, Column> byName = new HashMap<>();

  /** Of a table that was not read, found out when it is asked for. */
  private @Nullable String sha256;

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
  public Table(
      String source,
      String sha256,
      List<Column> columns,
      int[] lines,
      CsvFormat format,
      List<Notice> notices) {
    this(source, columns, lines, Objects.requireNonNull(format, "format"), notices);
    this.sha256 = Objects.requireNonNull(sha256, "sha256");
  }

  /**
   * Some rows of a file, without the SHA-256 of its bytes: they are told from others by what they
   * hold. Takes the array over.
   *
   * @param source what a user would call the file
   * @param columns in file order, at least one, of as many rows
   * @param lines of the file where each row starts, from 1; at least one row. Not copied: it must
   *     not be changed any more
   * @param format how the file is read; null if there is none, and lines are numbers of rows
   * @param notices what a user should know of how the file is read
   * @throws IllegalArgumentException if there is no column or no row, or a column has other rows
   */
  public Table(
      String source,
      List<Column> columns,
      int[] lines,
      @Nullable CsvFormat format,
      List<Notice> notices) {
    this.source = Objects.requireNonNull(source, "source");
    this.columns = List.copyOf(columns);
    this.lines = lines;
    this.format = format;
    this.notices = List.copyOf(notices);
    if (columns.isEmpty() || lines.length == 0) {
      throw new IllegalArgumentException("a table must have a column and a row, found " + this);
    }
    for (Column column : columns) {
      if (column.rows() != lines.length) {
        throw new IllegalArgumentException(
            "all columns must have " + lines.length + " rows, found " + column);
      }
      byName.putIfAbsent(column.name(), column);
    }
  }

  /**
   * A table that was not read from a file: from a database, from another library, from records.
   *
   * @param source what a user would call it
   * @param columns at least one, of as many rows, at least one, each with a name of its own
   * @return the table; its rows are called by their number, from 1
   * @throws DataException if a name stands twice
   * @throws IllegalArgumentException if there is no column or no row, or a column has other rows
   */
  public static Table of(String source, List<? extends Column> columns) {
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new DataException(
            source
                + ": each column must have a name of its own, found "
                + Quoted.text(column.name())
                + " twice.",
            Remedy.of("give one of them another name"));
      }
    }
    int rows = columns.isEmpty() ? 0 : columns.get(0).rows();
    int[] lines = IntStream.rangeClosed(1, rows).toArray();
    return new Table(source, List.copyOf(columns), lines, null, List.of());
  }

  /**
   * The same rows without the first column, which holds their names.
   *
   * @param notice how that was decided; empty if it was asked for
   * @return a table that shares the other columns
   * @throws IllegalArgumentException if there is no other column
   */
  public Table withoutRowNames(Optional<Notice> notice) {
    List<Notice> all = new ArrayList<>(notices);
    notice.ifPresent(all::add);
    CsvFormat known =
        Objects.requireNonNull(format, "only a table that was read has names of rows");
    return new Table(
        source, sha256(), columns.subList(1, columns.size()), lines, known.withRowNames(true), all);
  }

  /**
   * Picks rows, in the order given, repeats allowed. Numbers that lie beside one another stay so.
   *
   * @param rowIndices rows from 0, at least one
   * @return a table of those rows, which know their lines; it is told from another by what it holds
   */
  public Table select(int[] rowIndices) {
    Map<RowBlocks, Integer> shared = new HashMap<>();
    for (Column column : columns) {
      if (column instanceof NumberColumn numbers) {
        shared.merge(numbers.blocks(), 1, Integer::sum);
      }
    }
    Map<RowBlocks, RowBlocks> picked = new HashMap<>();
    List<Column> selected = new ArrayList<>();
    for (Column column : columns) {
      // Rows are picked whole where most of their numbers are columns of this table.
      if (column instanceof NumberColumn numbers
          && numbers.blocks().width() <= 2 * shared.getOrDefault(numbers.blocks(), 0)) {
        selected.add(
            numbers.in(
                picked.computeIfAbsent(numbers.blocks(), blocks -> blocks.select(rowIndices))));
      } else {
        selected.add(column.select(rowIndices));
      }
    }
    int[] places = new int[rowIndices.length];
    Arrays.setAll(places, i -> line(rowIndices[i]));
    return new Table(source, selected, places, format, notices);
  }

  /**
   * @param names of columns
   * @return a table of those columns alone, in their order in this one
   * @throws DataException if there is none of a name
   */
  public Table only(Collection<String> names) {
    requireColumns("the name asked for", names);
    Set<String> wanted = new HashSet<>(names);
    return new Table(
        source,
        columns.stream().filter(column -> wanted.contains(column.name())).toList(),
        lines,
        format,
        notices);
  }

  /**
   * @return the source's name
   */
  public String source() {
    return source;
  }

  /**
   * @return SHA-256 of all bytes, 64 lower-case hexadecimal digits; of a table that was not read,
   *     of its names and values
   */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = TableDigest.of(columns);
      sha256 = known;
    }
    return known;
  }

  /**
   * @return how the file was read, with nothing left to find out: read so again, the table is the
   *     same; empty if there was no file
   */
  public Optional<CsvFormat> format() {
    return Optional.ofNullable(format);
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
  public List<Column> columns() {
    return columns;
  }

  /**
   * @return the columns' names in file order, each once
   */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * @param name a column's name
   * @return that column
   * @throws DataException if there is none of that name; the message lists the names
   */
  public Column column(String name) {
    Column column = byName.get(name);
    return column == null ? columns.get(indexOf("the name asked for", name)) : column;
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
    for (String name : names) {
      if (!byName.containsKey(name)) {
        indexOf(role, name); // which refuses it
      }
    }
  }

  private int indexOf(String role, String name) {
    return new ColumnNames(source, names()).indexOf(role, name);
  }

  /**
   * @param row from 0
   * @return the line of the file where the row starts, from 1; the row's number from 1 if there is
   *     no file
   */
  public int line(int row) {
    Objects.checkIndex(row, lines.length);
    return lines[row];
  }

  /**
   * @param row from 0
   * @return where it stands, for a message: {@code visits.csv:17}, or {@code visits, row 16} if
   *     there is no file
   */
  public String place(int row) {
    return source + (format == null ? ", row " : ":") + line(row);
  }

  @Override
  public String toString() {
    return "Table[" + source + ", " + rows() + " rows, " + columns.size() + " columns]";
  }
}
