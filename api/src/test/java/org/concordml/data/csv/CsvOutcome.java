package org.concordml.data.csv;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;

/**
 * All that can be seen of a reading, so that two can be compared.
 *
 * @param columns name, type, missing values, and the first value that is not a number
 * @param rows values; numbers bit for bit
 * @param lines where the rows start
 * @param sha256 of the bytes
 * @param message of the exception, if there is no table
 */
record CsvOutcome(
    List<String> columns,
    List<List<String>> rows,
    List<Integer> lines,
    String sha256,
    String message) {

  /** A way to read. */
  interface Reading {
    Table read() throws IOException;
  }

  static CsvOutcome of(Reading reading) throws IOException {
    try {
      return of(reading.read());
    } catch (DataException e) {
      return new CsvOutcome(List.of(), List.of(), List.of(), "", e.getMessage());
    }
  }

  static CsvOutcome of(Table table) {
    return new CsvOutcome(
        table.columns().stream().map(CsvOutcome::describe).toList(),
        IntStream.range(0, table.rows()).mapToObj(row -> row(table, row)).toList(),
        IntStream.range(0, table.rows()).map(table::line).boxed().toList(),
        table.sha256(),
        "");
  }

  private static String describe(Column column) {
    String notNumber =
        column instanceof TextColumn text ? text.notNumber().orElseThrow().toString() : "numbers";
    return column.name() + ", " + column.missing() + " missing, " + notNumber;
  }

  private static List<String> row(Table table, int row) {
    return table.columns().stream()
        .map(
            column ->
                column instanceof NumberColumn numbers
                    ? Long.toHexString(Double.doubleToRawLongBits(numbers.value(row)))
                    : column.text(row) + (column.isMissing(row) ? "missing" : ""))
        .toList();
  }
}
