package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.concordml.data.Table;
import org.concordml.data.csv.dialect.CsvDialect;

/** Batches of a file that one thread must parse from start to end. */
final class SerialBatches {

  /** So few that they stay in a processor's cache, and a batch of very wide rows is small. */
  private static final int CELLS = 1 << 15;

  /** So many cells tell what a row is. */
  private static final int FIRST_CELLS = 10_000;

  private final String source;
  private final CsvDialect dialect;
  private final int cells;

  /**
   * @param dialect in which it is said what each column is read as
   */
  SerialBatches(String source, CsvDialect dialect) {
    this(source, dialect, CELLS);
  }

  private SerialBatches(String source, CsvDialect dialect, int cells) {
    this.source = source;
    this.dialect = dialect;
    this.cells = cells;
  }

  /**
   * The first rows alone.
   *
   * @throws org.concordml.data.DataException if there is none, or one is not as it must be
   */
  static Table first(String source, InputStream bytes, CsvDialect dialect) throws IOException {
    SerialBatches batches = new SerialBatches(source, dialect, FIRST_CELLS);
    CsvCollector collector = CsvCollector.ofBatches(source, dialect, FIRST_CELLS);
    try (CsvReader<CsvCollector> csv =
        collector.parser(new StrictReader(bytes, dialect.format().encoding()))) {
      batches.readOn(collector, csv.iterator());
    }
    return collector.firstRows();
  }

  void read(InputStream bytes, BatchTasks<?> tasks) throws IOException {
    CsvCollector collector = CsvCollector.ofBatches(source, dialect, cells);
    try (CsvReader<CsvCollector> csv =
        collector.parser(new StrictReader(bytes, dialect.format().encoding()))) {
      Iterator<CsvCollector> records = csv.iterator();
      boolean more = true;
      while (more) {
        more = readOn(collector, records, tasks);
        CsvParts.Part part = collector.part();
        if (part.rows() > 0) {
          Table rows = part.batch(source, dialect);
          tasks.submit(() -> Optional.of(rows));
        }
        collector.restart(0);
        if (tasks.isFull()) {
          tasks.take();
        }
      }
    }
    tasks.finish();
  }

  /** What was read before something went wrong is handed out first. */
  private boolean readOn(
      CsvCollector collector, Iterator<CsvCollector> records, BatchTasks<?> tasks)
      throws IOException {
    try {
      return readOn(collector, records);
    } catch (IOException | RuntimeException e) {
      tasks.finish();
      throw e;
    }
  }

  private boolean readOn(CsvCollector collector, Iterator<CsvCollector> records)
      throws IOException {
    try {
      return collector.readOn(records);
    } catch (CsvParseException e) {
      throw ParsingFailure.explained(source + ":" + collector.line(), e);
    } catch (StrictReader.UndecodableException e) {
      throw TextEncoding.undecodable(
          source + ":" + collector.line(), dialect.format().encoding(), e);
    }
  }
}
