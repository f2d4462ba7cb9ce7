package org.concordml.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** RFC 4180 with line feeds. */
final class CsvText {

  private CsvText() {}

  /** What the records come to as text. */
  static String of(Consumer<CsvWriter> records) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      records.accept(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter never throws it
    }
    return text.toString();
  }

  /** Every digit that leads back to the same double; an empty field where it is undefined. */
  static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }
}
