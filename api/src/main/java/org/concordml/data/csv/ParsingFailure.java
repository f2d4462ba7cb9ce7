package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import org.concordml.data.DataException;

/** What to say where a parser stopped. */
final class ParsingFailure {

  private ParsingFailure() {}

  /**
   * FastCSV wraps whatever goes wrong inside a record, ours included.
   *
   * @param place file and line of the record
   * @return to be thrown
   */
  static RuntimeException explained(String place, CsvParseException thrown) {
    Throwable cause = thrown.getCause();
    if (cause instanceof DataException ours) {
      return ours;
    }
    if (!(cause instanceof CsvParseException)) {
      return thrown;
    }
    return new DataException(
        place + ": " + whatIsWrong(String.valueOf(cause.getMessage())), thrown);
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
