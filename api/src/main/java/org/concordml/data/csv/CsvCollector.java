package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.text.PlainText;
import org.concordml.data.text.Quoted;

/**
 * Takes the fields as FastCSV finds them straight into columns; no record is ever built. A row is
 * written over until {@link #buildRecord()} has accepted it.
 */
final class CsvCollector extends AbstractBaseCsvCallbackHandler<Void> {

  private static final int FIRST_CAPACITY = 1024;

  /** Few, as there may be many columns, and there are several chunks. */
  private static final int FIRST_CAPACITY_OF_CHUNK = 16;

  private static final ColumnBuilder[] NO_HEADER_YET = {};

  private final String source;
  private final CsvDialect dialect;
  private final ColumnBuilder[] known;
  private final int firstCapacity;
  private final boolean skips;
  private final List<String> header = new ArrayList<>();

  private ColumnBuilder[] columns = NO_HEADER_YET;
  private int[] lines = new int[0];
  private int rows;
  private int shortLine;
  private boolean lastIsUnnamed;
  private boolean blank;
  private boolean skipped;
  private String extra = "";
  private List<Notice> notices = List.of();

  /** For a first pass. */
  CsvCollector(String source, CsvDialect dialect) {
    this(source, dialect, NO_HEADER_YET, FIRST_CAPACITY);
  }

  private CsvCollector(
      String source, CsvDialect dialect, ColumnBuilder[] known, int firstCapacity) {
    this.source = source;
    this.dialect = dialect;
    this.known = known;
    this.firstCapacity = firstCapacity;
    this.skips = !dialect.format().skipRows().isEmpty();
  }

  /** For the chunk with the header, in a first pass. */
  static CsvCollector ofChunk(String source, CsvDialect dialect) {
    return new CsvCollector(source, dialect, NO_HEADER_YET, FIRST_CAPACITY_OF_CHUNK);
  }

  /** For a second pass, if a column's text was lost in this one. */
  CsvCollector again() {
    ColumnBuilder[] next = new ColumnBuilder[columns.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = columns[i].again();
    }
    return new CsvCollector(source, dialect, next, firstCapacity);
  }

  /**
   * For a second pass.
   *
   * @param texts of each column the value that is known to make it text, or null
   */
  CsvCollector again(TextColumn.NotNumber[] texts) {
    ColumnBuilder[] next = newColumns(names());
    for (int i = 0; i < next.length; i++) {
      next[i].restart(texts[i], 0);
    }
    return new CsvCollector(source, dialect, next, firstCapacity);
  }

  private List<String> names() {
    return Arrays.stream(columns).map(ColumnBuilder::name).toList();
  }

  /** For the rest of a file whose header this one has read. */
  CsvCollector rest() {
    CsvCollector next = new CsvCollector(source, dialect, NO_HEADER_YET, firstCapacity);
    next.columns = newColumns(names());
    next.lastIsUnnamed = lastIsUnnamed;
    next.grow(firstCapacity);
    return next;
  }

  /**
   * Begins anew, below the header if that has been read.
   *
   * @param texts of each column the value that is known to make it text, or null
   */
  void restart(TextColumn.NotNumber[] texts) {
    rows = 0;
    shortLine = 0;
    for (int i = 0; i < columns.length; i++) {
      columns[i].restart(texts[i], lines.length);
    }
  }

  boolean lostText() {
    for (ColumnBuilder column : columns) {
      if (column.lostText()) {
        return true;
      }
    }
    return false;
  }

  /** Where the record that is being read starts, from 1. */
  int line() {
    return (int) getStartingLineNumber();
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    blank = true;
    skipped = skips && dialect.skips((int) startingLineNumber);
    extra = "";
  }

  @Override
  protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
    int start = offset;
    int end = offset + length;
    while (start < end && PlainText.isBlank(chars[start])) {
      start++;
    }
    while (end > start && PlainText.isBlank(chars[end - 1])) {
      end--;
    }
    blank &= start == end && !quoted;
    if (start < end && chars[start] == '=' && isFormulaText(chars, start, end)) {
      start += 2;
      end--;
    }
    if (skipped) {
      return;
    }
    if (columns.length == 0) {
      header.add(new String(chars, start, end - start));
    } else if (index < columns.length) {
      columns[index].set(rows, line(), chars, start, end - start);
    } else if (extra.isEmpty()) {
      extra = new String(chars, start, end - start);
    }
  }

  @Override
  protected Void buildRecord() {
    if (getRecordType() != RecordType.DATA || skipped) {
      return null;
    }
    if (blank && getFieldCount() == 1 && columns.length != 1) {
      header.clear();
      return null;
    }
    if (columns.length == 0) {
      beginTable();
    } else {
      endRow(getFieldCount());
    }
    return null;
  }

  private void beginTable() {
    CsvHeader read = CsvHeader.of(source, line(), header, dialect);
    List<String> names = read.names();
    notices = read.notices();
    lastIsUnnamed =
        dialect.hasHeader() && !dialect.longerRows() && header.get(header.size() - 1).isEmpty();
    columns = known.length != names.size() ? newColumns(names) : known;
    grow(firstCapacity);
    if (!dialect.hasHeader()) {
      for (int i = 0; i < columns.length; i++) {
        char[] field = header.get(i).toCharArray();
        columns[i].set(0, line(), field, 0, field.length);
      }
      endRow(columns.length);
    }
  }

  private ColumnBuilder[] newColumns(List<String> names) {
    ColumnBuilder[] builders = new ColumnBuilder[names.size()];
    for (int i = 0; i < builders.length; i++) {
      builders[i] = new ColumnBuilder(source, names.get(i), dialect);
    }
    return builders;
  }

  private void endRow(int fields) {
    ColumnBuilder last = columns[columns.length - 1];
    // Kaggle's shape: the header has one comma more than the rows, so its last column is empty.
    if (fields == columns.length - 1 && lastIsUnnamed && !last.hasValues()) {
      shortLine = shortLine == 0 ? line() : shortLine;
      last.setMissing(rows);
    } else if (fields < columns.length) {
      throw wrongFields(fields, "nothing for column " + Quoted.text(columns[fields].name()));
    } else if (fields > columns.length + 1 || !extra.isEmpty()) {
      throw wrongFields(fields, Quoted.text(extra) + " is one too many");
    }
    if (shortLine > 0 && last.hasValues()) {
      throw new DataException(
          source
              + ":"
              + line()
              + ": every row must have the same number of fields, found a value for the column"
              + " without a name, which line "
              + shortLine
              + " lacks.");
    }
    lines[rows] = line();
    rows++;
    if (rows == lines.length) {
      grow(rows + (rows >> 1));
    }
  }

  private DataException wrongFields(int fields, String detail) {
    String fact =
        source
            + ":"
            + line()
            + ": every row must have "
            + columns.length
            + (columns.length == 1 ? " field" : " fields")
            + " like the header, found "
            + fields
            + ": "
            + detail
            + ".";
    if (columns[0].beginsWith(rows, '#')) {
      return new DataException(
          fact, Remedy.of("take lines that begin with # for comments", Setting.COMMENT, "#"));
    }
    // Of a first row it is rather the header that is wrong.
    return rows == 0
        ? new DataException(fact)
        : new DataException(
            fact,
            Remedy.of("correct the row"),
            Remedy.of("leave it out", Setting.SKIP_ROWS, String.valueOf(line())));
  }

  private void grow(int capacity) {
    lines = Arrays.copyOf(lines, capacity);
    for (ColumnBuilder column : columns) {
      column.grow(capacity);
    }
  }

  /**
   * @return the table, after the last record
   */
  Table table(String sha256) {
    if (columns.length == 0) {
      throw new DataException(
          source + ": the file is empty; its first line must name the columns.");
    }
    if (rows == 0) {
      throw new DataException(
          source + ": there must be at least one row below the header, found none.");
    }
    List<Column> built = new ArrayList<>(columns.length);
    for (ColumnBuilder column : columns) {
      built.add(column.build(rows));
    }
    return dialect.table(source, sha256, built, Arrays.copyOf(lines, rows), notices);
  }

  /** A copy of the rows since the start. */
  CsvParts.Part part() {
    if (columns.length == 0) {
      throw new DataException(source + ": a chunk must hold the header");
    }
    // FastCSV has begun the record after the last one, and found that there is none.
    return new CsvParts.Part(
        columns, Arrays.copyOf(lines, rows), line() - 1, shortLine > 0, lostText());
  }

  /** Excel's way to keep leading zeros, {@code ="00012"}; what counts is the text inside. */
  private static boolean isFormulaText(char[] chars, int start, int end) {
    return end - start > 3 && chars[start + 1] == '"' && chars[end - 1] == '"';
  }

  /** What a user should know of the header; after the record that it is in. */
  List<Notice> notices() {
    return notices;
  }

  /** Reads all records. */
  void readAll(Reader reader) throws IOException {
    try (CsvReader<Void> csv = dialect.parser().build(this, reader)) {
      if (columns.length == 0) {
        csv.skipLines(dialect.linesAbove());
      }
      // Every record is kept here, so one step goes through all of them.
      if (csv.iterator().hasNext()) {
        throw new IllegalStateException("the collector must not hand out records");
      }
    } catch (CsvParseException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
