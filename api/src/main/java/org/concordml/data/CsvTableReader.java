package org.concordml.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * Reads a CSV: RFC 4180, UTF-8, comma-separated, the first line names the columns.
 *
 * <ul>
 *   <li>Line ends may be LF or CRLF, a byte order mark is skipped, blank lines are skipped.
 *   <li>Spaces and tabs around a name or a value are not part of it.
 *   <li>A value is missing if it is empty, {@code NA}, {@code N/A}, {@code NaN} or {@code null}, in
 *       any case.
 *   <li>A column is of numbers if all its values are finite decimal numbers, else of text.
 *   <li>A column without a name is called {@code Unnamed: i}, i from 0, as pandas calls it. If it
 *       is the last one, rows may end before it (Kaggle's {@code data.csv}), as long as it has no
 *       value anywhere. A row may end with one comma too many.
 * </ul>
 *
 * <p>A file of 4 MB or more is read on as many threads as there are processors, which end with the
 * reading; the result is the same.
 *
 * <p><b>Exceptions:</b> whatever is wrong with the file is a {@link DataException} that names the
 * file, the line (from 1) and the column where there is one.
 */
public final class CsvTableReader {

  private CsvTableReader() {}

  /**
   * Reads all of it.
   *
   * @param source where the bytes come from
   * @return the table
   * @throws DataException if it cannot be read or is not such a CSV
   */
  public static CsvTable read(CsvSource source) {
    try {
      CsvSource repeatable = source instanceof CsvFile file ? file.repeatable() : source;
      if (repeatable instanceof CsvFile file && file.isLarge()) {
        return readInChunks(file, ChunkedCsvReader.of(file));
      }
      return readSerially(repeatable);
    } catch (IOException e) {
      throw new DataException(source.name() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static CsvTable readInChunks(CsvSource source, ChunkedCsvReader chunks) throws IOException {
    Optional<CsvTable> table = chunks.read();
    return table.isPresent() ? table.get() : readSerially(source);
  }

  /** In two passes at most, with the first thing that is wrong with the file as its message. */
  static CsvTable readSerially(CsvSource source) throws IOException {
    CsvCollector collector = new CsvCollector(source.name());
    CsvTable table = pass(source, collector);
    if (!collector.lostText()) {
      return table;
    }
    CsvTable again = pass(source, collector.again());
    if (!again.sha256().equals(table.sha256())) {
      throw changed(source.name());
    }
    return again;
  }

  static DataException changed(String source) {
    return new DataException(source + ": the file changed while it was being read.");
  }

  private static CsvTable pass(CsvSource source, CsvCollector collector) throws IOException {
    try (StrictUtf8Reader reader = new StrictUtf8Reader(source.open())) {
      collect(reader, collector);
      return collector.table(reader.sha256());
    } catch (CsvParseException e) {
      throw explain(source, collector, e);
    } catch (CharacterCodingException e) {
      throw new DataException(
          source.name()
              + ":"
              + collector.line()
              + ": the file must be text in UTF-8, found bytes that are not.",
          e);
    }
  }

  /** Reads all records. */
  static void collect(Reader reader, CsvCollector collector) throws IOException {
    try (CsvReader<Void> csv =
        CsvReader.builder().allowUnclosedQuote(false).build(collector, reader)) {
      // The collector keeps every record to itself, so one step goes through all of them.
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

  /** FastCSV wraps whatever goes wrong inside a record, ours included. */
  private static RuntimeException explain(
      CsvSource source, CsvCollector collector, CsvParseException thrown) {
    Throwable cause = thrown.getCause();
    if (cause instanceof DataException ours) {
      return ours;
    }
    if (!(cause instanceof CsvParseException)) {
      return thrown;
    }
    return new DataException(
        source.name() + ":" + collector.line() + ": " + whatIsWrong(cause.getMessage()), thrown);
  }

  private static String whatIsWrong(String message) {
    if (message.startsWith("Unexpected character after closing quote")) {
      return "a closing quote must end its field, found more text after it; a quote inside a quoted"
          + " field is written twice.";
    }
    if (message.startsWith("Unclosed quoted field")) {
      return "a quote opens in this row and is never closed.";
    }
    return "must be a CSV: " + message.strip();
  }
}
