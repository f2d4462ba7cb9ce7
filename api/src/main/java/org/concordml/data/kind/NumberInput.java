package org.concordml.data.kind;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.concordml.Remedy;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers that is taken from a column of a table: a number as it is, a boolean as 1 or
 * 0, or a part of a date.
 *
 * @param column name of the column of the table
 * @param kind of that column: number, boolean or date
 * @param part which number of a date; null if it is none
 */
public record NumberInput(String column, ColumnKind kind, @Nullable DatePart part) {

  /** Missing, or a text that is not of the kind. */
  private static final double NONE = Double.NaN;

  /** Checks that there is a part if, and only if, the column is of dates. */
  public NumberInput {
    Objects.requireNonNull(column, "column");
    if (kind instanceof ColumnKind.Date != (part != null)) {
      throw new IllegalArgumentException(
          "a date, and no other kind, must have a part, found " + kind + " and " + part);
    }
  }

  /**
   * @return the name of the numbers: that of the column or, of a date, with its part ({@code
   *     visit_year})
   */
  public String name() {
    return part == null ? column : column + "_" + part.suffix();
  }

  /**
   * Takes the numbers.
   *
   * @param table that has the column, and the one that days are counted from
   * @return as many rows as the table, NaN where a value is missing; a column of numbers is itself
   * @throws DataException if the column is not there, or a value is not of the kind
   */
  public NumberColumn of(Table table) {
    Column source = table.column(column);
    return kind.match(
        new ColumnKind.Cases<>() {
          @Override
          public NumberColumn number(ColumnKind.Numeric number) {
            return source instanceof NumberColumn numbers
                ? numbers
                : numbers(
                    table, source, text -> NumberInput.number(table, text), "a finite number");
          }

          @Override
          public NumberColumn bool(ColumnKind.Bool bool) {
            return numbers(
                table,
                source,
                text -> zeroOrOne(table, text),
                "true or false, yes or no, y or n, t or f, 1 or 0");
          }

          @Override
          public NumberColumn category(ColumnKind.Category category) {
            throw new IllegalStateException("a category is no number: " + column);
          }

          @Override
          public NumberColumn ordinal(ColumnKind.Ordinal ordinal) {
            throw new IllegalStateException("an ordered category is no number: " + column);
          }

          @Override
          public NumberColumn date(ColumnKind.Date date) {
            return part(table, source, date);
          }

          @Override
          public NumberColumn freeText(ColumnKind.FreeText text) {
            throw new IllegalStateException("free text is no number: " + column);
          }
        });
  }

  /** NaN if it is none; with the decimal mark that the table was read with. */
  static double number(Table table, String text) {
    return DecimalNumber.parse(text, table.format().flatMap(CsvFormat::decimal).orElse('.'));
  }

  /** A word, or a number that is 0 or 1 however it is written. */
  private static double zeroOrOne(Table table, String text) {
    double number = number(table, text);
    return number == 0 || number == 1
        ? number
        : BooleanWords.value(text).stream().asDoubleStream().findFirst().orElse(NONE);
  }

  private NumberColumn numbers(
      Table table, Column source, ToDoubleFunction<String> value, String what) {
    double[] numbers = new double[source.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = NONE;
      if (!source.isMissing(row)) {
        numbers[row] = value.applyAsDouble(source.text(row));
        if (Double.isNaN(numbers[row])) {
          throw refused(table, source, row, what);
        }
      }
    }
    return NumberColumn.of(name(), numbers);
  }

  private NumberColumn part(Table table, Column source, ColumnKind.Date date) {
    DateFormat format =
        date.format()
            .orElseThrow(
                () -> new IllegalStateException("a date to be used must have a format: " + column));
    PartOf number = Objects.requireNonNull(part, "part").match(new PartOf.Making(table, format));
    double[] numbers = new double[source.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = NONE;
      if (!source.isMissing(row)) {
        numbers[row] = number.of(row, day(table, source, row, format));
      }
    }
    return NumberColumn.of(name(), numbers);
  }

  private static LocalDate day(Table table, Column column, int row, DateFormat format) {
    return format
        .parse(column.text(row))
        .orElseThrow(() -> refused(table, column, row, "a date written " + format.key()));
  }

  private static DataException refused(Table table, Column source, int row, String what) {
    return new DataException(
        table.place(row)
            + ": column "
            + Quoted.text(source.name())
            + " must hold "
            + what
            + ", found "
            + Quoted.text(source.text(row))
            + ".",
        Remedy.of("correct the value"),
        Remedy.of("give the column another kind"));
  }

  /** The number of a day. */
  private interface PartOf {

    /**
     * @return NaN if it is missing
     */
    double of(int row, LocalDate day);

    /** Makes one for each part. */
    record Making(Table table, DateFormat format) implements DatePart.Cases<PartOf> {

      @Override
      public PartOf year(DatePart.Year year) {
        return (row, day) -> day.getYear();
      }

      @Override
      public PartOf month(DatePart.Month month) {
        return (row, day) -> day.getMonthValue();
      }

      @Override
      public PartOf dayOfWeek(DatePart.DayOfWeek dayOfWeek) {
        return (row, day) -> day.getDayOfWeek().getValue() - 1;
      }

      @Override
      public PartOf daysSince(DatePart.DaysSince since) {
        return (row, day) -> ChronoUnit.DAYS.between(since.origin(), day);
      }

      @Override
      public PartOf daysSinceColumn(DatePart.DaysSinceColumn since) {
        Column origin = table.column(since.column());
        return (row, day) ->
            origin.isMissing(row)
                ? NONE
                : ChronoUnit.DAYS.between(day(table, origin, row, format), day);
      }
    }
  }
}
