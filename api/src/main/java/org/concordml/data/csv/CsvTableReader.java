package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.dialect.CellTypes;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.csv.dialect.FirstLines;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;

/**
 * Reads a table of fields separated by commas or another character, as RFC 4180 describes it and as
 * a {@link CsvFormat} says otherwise.
 *
 * <ul>
 *   <li>Line ends may be LF, CRLF or CR; a byte order mark and blank lines are skipped; so is a
 *       first line {@code sep=;} and a Ctrl-Z at the end. A file packed with gzip is unpacked.
 *   <li>Spaces of any kind around a name or a value are not part of it. Names and values are
 *       composed (Unicode's NFC). Of Excel's {@code ="007"} the text inside counts.
 *   <li>A cell is missing if it is empty or as {@link MissingWords} says.
 *   <li>A column is of numbers if all its values are finite decimal numbers, else of text.
 *   <li>A column without a name is called {@code Unnamed: i}, i from 0, and a name that stands
 *       twice {@code x} and {@code x.1}, as pandas calls them. If the last one has no name, rows
 *       may end before it (Kaggle's {@code data.csv}), as long as it has no value anywhere. A row
 *       may end with one comma too many.
 *   <li>If every row has one field more than the header, the first is the row's name and no column
 *       of the table.
 * </ul>
 *
 * <p>A file of 4 MB or more is read on as many threads as there are processors, which end with the
 * reading; the result is the same. Not so one in another encoding than UTF-8 or with rows to leave
 * out, which is read on the caller's.
 *
 * <p><b>Exceptions:</b> whatever is wrong with the file is a {@link DataException} that names the
 * file, the line (from 1) and the column where there is one.
 */
public final class CsvTableReader {

  private CsvTableReader() {}

  /**
   * Reads all of it in the standard format.
   *
   * @param source where the bytes come from
   * @return the table
   * @throws DataException if it cannot be read or is not such a CSV
   */
  public static Table read(CsvSource source) {
    return read(source, CsvFormat.standard());
  }

  /**
   * Reads all of it.
   *
   * @param source where the bytes come from
   * @param format how they are written
   * @return the table
   * @throws DataException if it cannot be read, is not such a table, or the format leaves open what
   *     the first lines do not tell
   */
  public static Table read(CsvSource source, CsvFormat format) {
    return read(source, format, Set.of());
  }

  /**
   * Reads all of it, some columns as text: codes such as {@code 007} and {@code 1.50} keep their
   * characters.
   *
   * @param source where the bytes come from
   * @param format how they are written
   * @param texts names of the columns to be read as text, whatever their values look like
   * @return the table
   * @throws DataException if it cannot be read, is not such a table, the format leaves open what
   *     the first lines do not tell, or there is no column of a name
   */
  public static Table read(CsvSource source, CsvFormat format, Set<String> texts) {
    Table table = readAll(source, format, texts);
    table.requireColumns("a column of text", texts);
    return table;
  }

  private static Table readAll(CsvSource source, CsvFormat format, Set<String> texts) {
    try {
      CsvSource repeatable = source.repeatable();
      CsvDialect dialect = dialect(repeatable, format).withCells(CellTypes.texts(texts));
      return RowNames.read(dialect, known -> read(repeatable, known));
    } catch (IOException e) {
      throw new DataException(source.name() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static CsvDialect dialect(CsvSource source, CsvFormat format) throws IOException {
    try (CsvInput input = CsvInput.unsummed(source.name(), source::open)) {
      return FirstLines.dialect(source.name(), input.bytes(), format);
    }
  }

  private static Table read(CsvSource source, CsvDialect dialect) throws IOException {
    if (source.isLarge() && dialect.isReadInChunks()) {
      return readInChunks(source, ChunkedCsvReader.of(source, dialect), dialect);
    }
    return readSerially(source, dialect);
  }

  static Table readInChunks(CsvSource source, ChunkedCsvReader chunks, CsvDialect dialect)
      throws IOException {
    Optional<Table> table = chunks.read();
    return table.isPresent() ? table.get() : readSerially(source, dialect);
  }

  /** In two passes at most, with the first thing that is wrong with the file as its message. */
  static Table readSerially(CsvSource source, CsvDialect dialect) throws IOException {
    CsvCollector collector = new CsvCollector(source.name(), dialect);
    Table table = pass(source, dialect, collector);
    if (!collector.lostText()) {
      return table;
    }
    Table again = pass(source, dialect, collector.again());
    if (!again.sha256().equals(table.sha256())) {
      throw CsvInput.changed(source.name());
    }
    return again;
  }

  private static Table pass(CsvSource source, CsvDialect dialect, CsvCollector collector)
      throws IOException {
    try (CsvInput input = CsvInput.open(source.name(), source::open);
        StrictReader reader = new StrictReader(input.bytes(), dialect.format().encoding())) {
      collector.readAll(reader);
      return collector.table(input.sha256());
    } catch (CsvParseException e) {
      throw ParsingFailure.explained(source.name() + ":" + collector.line(), e);
    } catch (StrictReader.UndecodableException e) {
      throw TextEncoding.undecodable(
          source.name() + ":" + collector.line(), dialect.format().encoding(), e);
    }
  }
}
