package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * @param texts names of columns whose values are text, whatever they look like
 * @param notices what of it a user should know
 */
record CsvDialect(
    CsvFormat format,
    char separator,
    char decimal,
    int linesAbove,
    boolean longerRows,
    boolean blanksBeforeQuotes,
    Set<String> texts,
    List<Notice> notices) {

  /** Fields separated by commas, below a header. */
  static final CsvDialect STANDARD =
      new CsvDialect(CsvFormat.standard(), ',', '.', 0, false, false, List.of());

  /** In which no column is known to be text. */
  CsvDialect(
      CsvFormat format,
      char separator,
      char decimal,
      int linesAbove,
      boolean longerRows,
      boolean blanksBeforeQuotes,
      List<Notice> notices) {
    this(format, separator, decimal, linesAbove, longerRows, blanksBeforeQuotes, Set.of(), notices);
  }

  CsvDialect withLongerRows(boolean longer) {
    return new CsvDialect(
        format, separator, decimal, linesAbove, longer, blanksBeforeQuotes, texts, notices);
  }

  CsvDialect withTexts(Set<String> names) {
    return new CsvDialect(
        format, separator, decimal, linesAbove, longerRows, blanksBeforeQuotes, names, notices);
  }

  boolean hasHeader() {
    return format.header().orElse(true);
  }

  /** Whether the row that begins at a line of the file is left out. */
  boolean skips(int line) {
    return format.skipRows().contains(line);
  }

  MissingCells missingIn(String column) {
    return format.missing().of(column, decimal);
  }

  /** Whether the bytes are those that a chunk is cut from, and no line must be known in a chunk. */
  boolean isReadInChunks() {
    return format.encoding().equals(StandardCharsets.UTF_8) && format.skipRows().isEmpty();
  }

  /** A parser for it, but for the lines above the header. */
  CsvReader.CsvReaderBuilder parser() {
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
   * @param more notices, of the header, which come after those of the dialect
   */
  Table table(String source, String sha256, List<Column> columns, int[] lines, List<Notice> more) {
    List<Notice> all = new ArrayList<>(notices);
    all.addAll(more);
    return new Table(source, sha256, columns, lines, taken(), all);
  }

  /** What was asked for with what was found out, so that a reading can be repeated. */
  private CsvFormat taken() {
    return format.withSeparator(separator).withDecimal(decimal).withHeader(hasHeader());
  }
}
