package org.concordml.tablesaw.inspection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DateFormat;

/** A column as numbers, days since 1970-01-01 among them, or as categories. */
final class Values {

  private final Column column;
  private final double[] numbers;
  private final boolean isNumbers;

  private Values(Column column, double[] numbers, boolean isNumbers) {
    this.column = column;
    this.numbers = numbers;
    this.isNumbers = isNumbers;
  }

  static Values of(Column column, ColumnKind kind) {
    if (column instanceof NumberColumn numbers) {
      return new Values(column, numbers.values(), true);
    }
    if (kind instanceof ColumnKind.Date date && date.format().isPresent()) {
      return new Values(column, days(column, date.format().get()), true);
    }
    return categories(column);
  }

  /** As categories, whatever it holds. */
  static Values categories(Column column) {
    return new Values(column, new double[0], false);
  }

  /** As 1 where a column has the value, 0 where it has another. */
  static Values isValue(Column column, String value) {
    double[] numbers = new double[column.rows()];
    Arrays.setAll(
        numbers,
        row -> column.isMissing(row) ? Double.NaN : column.text(row).equals(value) ? 1 : 0);
    return new Values(column, numbers, true);
  }

  private static double[] days(Column column, DateFormat format) {
    double[] days = new double[column.rows()];
    Arrays.setAll(
        days,
        row -> {
          Optional<LocalDate> day =
              column.isMissing(row) ? Optional.empty() : format.parse(column.text(row));
          return day.map(known -> (double) known.toEpochDay()).orElse(Double.NaN);
        });
    return days;
  }

  boolean isNumbers() {
    return isNumbers;
  }

  int rows() {
    return column.rows();
  }

  boolean isMissing(int row) {
    return isNumbers ? Double.isNaN(numbers[row]) : column.isMissing(row);
  }

  double number(int row) {
    return numbers[row];
  }

  double[] numbers() {
    return numbers.clone();
  }

  String text(int row) {
    return column.text(row);
  }
}
