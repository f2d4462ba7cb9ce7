package org.concordml.data.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.text.CsvFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Booleans and dates become numbers. */
class NumberInputTest {

  private static Column column(String name, @Nullable String... values) {
    return TextColumn.of(name, Arrays.asList(values));
  }

  private static ColumnKind dated(DatePart... parts) {
    return new ColumnKind.Date(Optional.of(DateFormat.ISO), List.of(parts));
  }

  @Test
  void booleansAreOneAndZero() {
    Table table = Table.of("t", List.of(column("x", "yes", "NO", null, "1")));

    NumberColumn numbers = new NumberInput("x", new ColumnKind.Bool(), null).of(table);

    assertThat(numbers.name()).isEqualTo("x");
    assertThat(numbers.values()).containsExactly(1, 0, Double.NaN, 1);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "year, visit_year, 2026, 1969",
    "month, visit_month, 3, 12",
    "day-of-week, visit_day_of_week, 6, 2",
    "since:1970-01-01, visit_days_since_1970-01-01, 20513, -1",
    "since:birth, visit_days_since_birth, 365, -1"
  })
  void partsOfDates(String key, String name, double first, double second) {
    Table table =
        Table.of(
            "t",
            List.of(
                column("visit", "2026-03-01", "1969-12-31", null),
                column("birth", "2025-03-01", "1970-01-01", "2000-01-01")));
    DatePart part = DatePart.named(key);

    NumberColumn numbers = new NumberInput("visit", dated(part), part).of(table);

    assertThat(numbers.name()).isEqualTo(name);
    assertThat(numbers.values()).containsExactly(first, second, Double.NaN);
  }

  @Test
  void daysSinceADayThatIsMissingAreMissing() {
    Table table = Table.of("t", List.of(column("visit", "2026-03-01"), column("birth", "")));
    DatePart part = new DatePart.DaysSinceColumn("birth");

    assertThat(new NumberInput("visit", dated(part), part).of(table).values())
        .containsExactly(Double.NaN);
  }

  /** A column of numbers is not copied, and its numbers are shared. */
  @Test
  void numbersAreThemselves() {
    NumberColumn age = NumberColumn.of("age", 1, 2);

    assertThat(
            new NumberInput("age", new ColumnKind.Numeric(), null).of(Table.of("t", List.of(age))))
        .isSameAs(age);
  }

  @Test
  void textsThatAreNumbersAreRead() {
    Table table =
        CsvTableReader.read(
            CsvSource.of("t.csv", "a;b\n1,5;x\n2,5;y\n".getBytes(StandardCharsets.UTF_8)),
            CsvFormat.standard().withSeparator(';').withDecimal(','));
    Table texts = Table.of("t", List.of(column("a", "1.5", "2")));

    assertThat(new NumberInput("a", new ColumnKind.Numeric(), null).of(table).values())
        .containsExactly(1.5, 2.5);
    assertThat(new NumberInput("a", new ColumnKind.Numeric(), null).of(texts).values())
        .containsExactly(1.5, 2);
  }

  @Test
  void aValueOfAnotherKindIsNamed() {
    Table table = Table.of("t", List.of(column("x", "yes", "maybe")));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new NumberInput("x", new ColumnKind.Bool(), null).of(table))
        .withMessage(
            "t, row 2: column \"x\" must hold true or false, yes or no, y or n, t or f, 1 or 0, found"
                + " \"maybe\". Correct the value, or give the column another kind.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new NumberInput("x", new ColumnKind.Numeric(), null).of(table))
        .withMessage(
            "t, row 1: column \"x\" must hold a finite number, found \"yes\". Correct the value, or"
                + " give the column another kind.");
    DatePart part = new DatePart.DaysSince(LocalDate.EPOCH);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new NumberInput("x", dated(part), part).of(table))
        .withMessage(
            "t, row 1: column \"x\" must hold a date written yyyy-MM-dd, found \"yes\". Correct the"
                + " value, or give the column another kind.");
  }
}
