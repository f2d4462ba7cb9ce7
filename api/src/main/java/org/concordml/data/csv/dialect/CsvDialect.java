package org.concordml.data.csv.dialect;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingCells;

/**
 * How one file is read, with nothing left open: what was asked for, and what the first lines say.
 *
 * @param format what was asked for
 * @param separator between fields
 * @param decimal between whole and fraction
 * @param linesAbove lines above the header that are not read, the one that names the separator
 *     among them
 * @param longerRows whether each row is taken to have one field more than the header, in front
 * @param blanksBeforeQuotes whether a quote opens a field after blanks, too
 * @param cells what the cells of each column are read as
 * @param notices what of it a user should know
 */
public record CsvDialect(
    CsvFormat format,
    char separator,
    char decimal,
    int linesAbove,
    boolean longerRows,
    boolean blanksBeforeQuotes,
    CellTypes cells,
    List<Notice> notices) {

  /** Fields separated by commas, below a header. */
  public static final CsvDialect STANDARD =
      new CsvDialect(CsvFormat.standard(), ',', '.', 0, false, false, List.of());

  /** Takes copies. */
  public CsvDialect {
    notices = List.copyOf(notices);
  }

  /** In which it is found out of each column whether it is of numbers. */
  CsvDialect(
      CsvFormat format,
      char separator,
      char decimal,
      int linesAbove,
      boolean longerRows,
      boolean blanksBeforeQuotes,
      List<Notice> notices) {
    this(
        format,
        separator,
        decimal,
        linesAbove,
        longerRows,
        blanksBeforeQuotes,
        CellTypes.INFERRED,
        notices);
  }

  /**
   * @param longer whether each row has one field more than the header
   * @return this dialect with that
   */
  public CsvDialect withLongerRows(boolean longer) {
    return new CsvDialect(
        format, separator, decimal, linesAbove, longer, blanksBeforeQuotes, cells, notices);
  }

  /**
   * @param types what the cells of each column are read as
   * @return this dialect with them
   */
  public CsvDialect withCells(CellTypes types) {
    return new CsvDialect(
        format, separator, decimal, linesAbove, longerRows, blanksBeforeQuotes, types, notices);
  }

  /**
   * @return whether the first row names the columns
   */
  public boolean hasHeader() {
    return format.header().orElse(true);
  }

  /**
   * @param line of the file, from 1
   * @return whether the row that begins there is left out
   */
  public boolean skips(int line) {
    return format.skipRows().contains(line);
  }

  /**
   * @param column its name
   * @return which of its cells are missing
   */
  public MissingCells missingIn(String column) {
    return format.missing().of(column, decimal);
  }

  /**
   * @return whether the bytes are those that a chunk is cut from, and no line must be known in a
   *     chunk
   */
  public boolean isReadInChunks() {
    return format.encoding().equals(StandardCharsets.UTF_8) && format.skipRows().isEmpty();
  }

  /**
   * @return whether a line feed that is in no quoted field always ends a row, so that no chunk is
   *     cut in a wrong place
   */
  public boolean isCutSurely() {
    return isReadInChunks() && format.comment().isEmpty() && !blanksBeforeQuotes;
  }

  /**
   * @return a parser for it, but for the lines above the header
   */
  public CsvReader.CsvReaderBuilder parser() {
    CsvReader.CsvReaderBuilder builder =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(blanksBeforeQuotes);
    format
        .comment()
        .ifPresent(c -> builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(c));
    return builder;
  }

  /**
   * A table that was read so; takes the array over.
   *
   * @param source the file
   * @param sha256 of its bytes
   * @param columns in file order
   * @param lines where rows start
   * @param more notices, of the header, which come after those of the dialect
   * @return the table
   */
  public Table table(
      String source, String sha256, List<Column> columns, int[] lines, List<Notice> more) {
    return new Table(source, sha256, columns, lines, taken(), all(more));
  }

  private List<Notice> all(List<Notice> more) {
    List<Notice> all = new ArrayList<>(notices);
    all.addAll(more);
    return all;
  }

  /**
   * Some rows of a table that was read so; takes the array over.
   *
   * @param source the file
   * @param columns in file order
   * @param lines where rows start
   * @param more notices, of the header, which come after those of the dialect
   * @return the rows
   */
  public Table rows(String source, List<Column> columns, int[] lines, List<Notice> more) {
    return new Table(source, columns, lines, taken(), all(more));
  }

  /** What was asked for with what was found out, so that a reading can be repeated. */
  private CsvFormat taken() {
    return format.withSeparator(separator).withDecimal(decimal).withHeader(hasHeader());
  }
}
