package org.concordml.onnx.preprocess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DateFormat;
import org.concordml.data.kind.DatePart;
import org.concordml.data.kind.NumberInput;

/**
 * A column that goes into a graph as it is read: numbers, texts, or dates as days since 1970-01-01.
 * A gap is NaN among numbers and days, an empty text among texts.
 *
 * @param name of the column
 * @param kind of the column
 */
public record RawColumn(String name, ColumnKind kind) {

  private static final DatePart.DaysSince EPOCH = new DatePart.DaysSince(LocalDate.EPOCH);

  /** What a graph takes of a column. */
  public enum Holds {
    /** Numbers, float32. */
    NUMBERS("numbers"),
    /** Texts. */
    TEXTS("texts"),
    /** Dates, as days since 1970-01-01, float32. */
    DAYS("days since 1970-01-01");

    private final String words;

    Holds(String words) {
      this.words = words;
    }

    /**
     * @return in words, for a reader of the file
     */
    public String words() {
      return words;
    }
  }

  /**
   * The column that the days of a date are counted from, written as that date is.
   *
   * @param name of the column
   * @param format of the date
   * @return the column
   */
  static RawColumn origin(String name, Optional<DateFormat> format) {
    return new RawColumn(name, new ColumnKind.Date(format, List.of(EPOCH)));
  }

  /**
   * @return what a graph takes of it
   */
  public Holds holds() {
    return kind.match(
        new ColumnKind.Cases<>() {
          @Override
          public Holds number(ColumnKind.Numeric number) {
            return Holds.NUMBERS;
          }

          @Override
          public Holds bool(ColumnKind.Bool bool) {
            return Holds.TEXTS;
          }

          @Override
          public Holds category(ColumnKind.Category category) {
            return Holds.TEXTS;
          }

          @Override
          public Holds ordinal(ColumnKind.Ordinal ordinal) {
            return Holds.TEXTS;
          }

          @Override
          public Holds date(ColumnKind.Date date) {
            return Holds.DAYS;
          }

          @Override
          public Holds freeText(ColumnKind.FreeText text) {
            return Holds.TEXTS;
          }
        });
  }

  /**
   * What a graph is given for the rows of a table.
   *
   * @param rows that have the column
   * @return numbers or days, NaN where missing, rounded to float32
   * @throws org.concordml.data.DataException if a value is not of the column's kind
   */
  public float[] numbers(Table rows) {
    NumberInput input =
        holds() == Holds.DAYS
            ? new NumberInput(name, kind, EPOCH)
            : new NumberInput(name, kind, null);
    double[] values = input.of(rows).values();
    float[] numbers = new float[values.length];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = (float) values[row];
    }
    return numbers;
  }

  /**
   * What a graph is given for the rows of a table.
   *
   * @param rows that have the column
   * @return texts, empty where missing
   */
  public List<String> texts(Table rows) {
    Column column = rows.column(name);
    List<String> texts = new ArrayList<>(column.rows());
    for (int row = 0; row < column.rows(); row++) {
      texts.add(column.isMissing(row) ? "" : column.text(row));
    }
    return texts;
  }
}
