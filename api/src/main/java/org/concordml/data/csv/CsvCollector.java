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
import java.util.Iterator;
import java.util.List;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.csv.dialect.CsvHeader;
import org.concordml.data.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields as FastCSV finds them straight into columns; no record is ever built. A row is
 * written over until {@link #buildRecord()} has accepted it.
 */
final class CsvCollector extends AbstractBaseCsvCallbackHandler<CsvCollector> {

  private static final int FIRST_CAPACITY = 1024;

  /** Few, as there may be many columns, and there are several chunks. */
  private static final int FIRST_CAPACITY_OF_CHUNK = 16;

  private static final int ALL = Integer.MAX_VALUE;

  private static final ColumnBuilder[] NO_HEADER_YET = {};

  private final String source;
  private final CsvDialect dialect;
  private final ColumnBuilder[] known;
  private final int firstCapacity;
  private final int batchCells;
  private final boolean skips;
  private final List<String> header = new ArrayList<>();

  private ColumnBuilder[] columns = NO_HEADER_YET;
  private int[] lines = new int[0];
  private int rows;
  private int batchRows = ALL;
  private int linesBefore;
  private boolean isContinued;
  private int shortLine;
  private boolean lastIsUnnamed;
  private boolean blank;
  private boolean skipped;
  private String extra = "";
  private List<Notice> notices = List.of();

  /** For a first pass. */
  CsvCollector(String source, CsvDialect dialect) {
    this(source, dialect, NO_HEADER_YET, FIRST_CAPACITY, ALL);
  }

  private CsvCollector(
      String source, CsvDialect dialect, ColumnBuilder[] known, int firstCapacity, int batchCells) {
    this.source = source;
    this.dialect = dialect;
    this.known = known;
    this.firstCapacity = firstCapacity;
    this.batchCells = batchCells;
    this.skips = !dialect.format().skipRows().isEmpty();
  }

  /** For the chunk with the header, in a first pass. */
  static CsvCollector ofChunk(String source, CsvDialect dialect) {
    return new CsvCollector(source, dialect, NO_HEADER_YET, FIRST_CAPACITY_OF_CHUNK, ALL);
  }

  /** For a reading that stops whenever it has so many cells, which {@link #part} hands out. */
  static CsvCollector ofBatches(String source, CsvDialect dialect, int cells) {
    return new CsvCollector(source, dialect, NO_HEADER_YET, FIRST_CAPACITY_OF_CHUNK, cells);
  }

  /** For a second pass, if a column's text was lost in this one. */
  CsvCollector again() {
    ColumnBuilder[] next = new ColumnBuilder[columns.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = columns[i].again();
    }
    return new CsvCollector(source, dialect, next, firstCapacity, batchCells);
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
    return new CsvCollector(source, dialect, next, firstCapacity, batchCells);
  }

  private List<String> names() {
    return Arrays.stream(columns).map(ColumnBuilder::name).toList();
  }

  /** For the rest of a file whose header this one has read. */
  CsvCollector rest() {
    CsvCollector next = new CsvCollector(source, dialect, NO_HEADER_YET, firstCapacity, batchCells);
    next.columns = newColumns(names());
    next.lastIsUnnamed = lastIsUnnamed;
    next.isContinued = true;
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

  /**
   * The same where no column turns to text.
   *
   * @param before lines of the file above what is read next
   */
  void restart(int before) {
    linesBefore = before;
    isContinued = columns.length > 0;
    restart(new TextColumn.NotNumber[columns.length]);
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
    return linesBefore + (int) getStartingLineNumber();
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
  protected @Nullable CsvCollector buildRecord() {
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
    return rows >= batchRows ? this : null;
  }

  private void beginTable() {
    CsvHeader read = CsvHeader.of(source, line(), header, dialect);
    List<String> names = read.names();
    notices = read.notices();
    lastIsUnnamed =
        dialect.hasHeader() && !dialect.longerRows() && header.get(header.size() - 1).isEmpty();
    columns = known.length != names.size() ? newColumns(names) : known;
    batchRows =
        batchCells == ALL ? ALL : Math.max(1, batchCells / Math.max(1, readColumns().length));
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
    if (fields == columns.length - 1 && lastIsUnnamed && (!last.hasValues() || isBatch())) {
      shortLine = shortLine == 0 ? line() : shortLine;
      last.setMissing(rows);
    } else if (fields < columns.length) {
      throw ragged().lacks(fields, columns[fields].name());
    } else if (fields > columns.length + 1 || !extra.isEmpty()) {
      throw ragged().exceeds(fields, extra);
    }
    if (shortLine > 0 && last.hasValues() && !isBatch()) {
      throw ragged().valueWithoutName(shortLine);
    }
    lines[rows] = line();
    rows++;
    if (rows == lines.length) {
      grow(rows + (rows >> 1));
    }
  }

  /** Whether nobody has seen the rows to come, so that what they have cannot matter. */
  private boolean isBatch() {
    return dialect.cells().areSaid();
  }

  private RaggedRow ragged() {
    return new RaggedRow(
        source,
        line(),
        columns.length,
        rows == 0 && !isContinued,
        columns[0].beginsWith(rows, '#'));
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
    return dialect.table(source, sha256, build(), Arrays.copyOf(lines, rows), notices);
  }

  /** What was read so far as a table. */
  Table firstRows() {
    return dialect.rows(source, build(), Arrays.copyOf(lines, rows), notices);
  }

  private List<Column> build() {
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
    return built;
  }

  private ColumnBuilder[] readColumns() {
    return Arrays.stream(columns).filter(ColumnBuilder::isRead).toArray(ColumnBuilder[]::new);
  }

  /** A copy of the rows since the start. */
  CsvParts.Part part() {
    if (columns.length == 0) {
      throw new DataException(source + ": a chunk must hold the header");
    }
    // FastCSV has begun the record after the last one, and found that there is none.
    return new CsvParts.Part(
        readColumns(),
        Arrays.copyOf(lines, rows),
        (int) getStartingLineNumber() - 1,
        shortLine > 0,
        lostText());
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
    try (CsvReader<CsvCollector> csv = parser(reader)) {
      if (readOn(csv.iterator())) {
        throw new IllegalStateException("the collector must not hand out records");
      }
    }
  }

  /**
   * Reads records until a batch is full. Every record is kept here, so one step goes through all of
   * them.
   *
   * @return false after the last one
   */
  boolean readOn(Iterator<CsvCollector> records) throws IOException {
    try {
      boolean full = records.hasNext();
      if (full) {
        records.next();
      }
      return full;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A parser that tells this of what it finds, from the header on if that was not read yet. */
  CsvReader<CsvCollector> parser(Reader reader) throws IOException {
    CsvReader<CsvCollector> csv = dialect.parser().build(this, reader);
    if (columns.length == 0) {
      skipLinesAbove(csv);
    }
    return csv;
  }

  private void skipLinesAbove(CsvReader<CsvCollector> csv) throws IOException {
    try {
      csv.skipLines(dialect.linesAbove());
    } catch (CsvParseException fewer) {
      throw new DataException(
          source
              + ": there must be a header below the "
              + dialect.linesAbove()
              + " lines that are skipped, found no more lines.",
          fewer);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof StrictReader.UndecodableException found) {
        throw TextEncoding.undecodable(source, dialect.format().encoding(), found);
      }
      throw e.getCause();
    }
  }
}
