package org.concordml.tablesaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DateFormat;
import org.concordml.data.kind.DatePart;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

class TablesawSourceTest {

  private static final LocalDate DAY = LocalDate.of(2024, 1, 31);

  private final Table visits = visits();

  /** One row with every value, one with none. */
  private static Table visits() {
    Table table =
        Table.create(
            "visits",
            IntColumn.create("int", new int[] {61}),
            LongColumn.create("long", 1L << 40),
            ShortColumn.create("short", new short[] {-3}),
            FloatColumn.create("float", new float[] {0.5f}),
            DoubleColumn.create("double", 0.1),
            BooleanColumn.create("boolean", true),
            StringColumn.create("string", " II "),
            DateColumn.create("date", DAY),
            DateTimeColumn.create("datetime", LocalDateTime.of(2024, 1, 31, 10, 15)),
            InstantColumn.create("instant", Instant.EPOCH),
            TimeColumn.create("time", LocalTime.of(10, 15)));
    table.columns().forEach(tech.tablesaw.columns.Column::appendMissing);
    return table;
  }

  @Test
  void numbersOfAnyTypeAreNumbers() {
    org.concordml.data.Table table = TablesawSource.of(visits);

    Map.of("int", 61.0, "long", 0x1p40, "short", -3.0, "float", 0.5, "double", 0.1)
        .forEach(
            (name, value) ->
                assertThat(((NumberColumn) table.column(name)).values())
                    .as(name)
                    .containsExactly(value, Double.NaN));
  }

  @Test
  void allElseIsText() {
    org.concordml.data.Table table = TablesawSource.of(visits);

    Map.of(
            "boolean", "true",
            "string", "II",
            "date", "2024-01-31",
            "datetime", "2024-01-31T10:15",
            "instant", "1970-01-01T00:00:00Z",
            "time", "10:15")
        .forEach(
            (name, value) -> {
              assertThat(((TextColumn) table.column(name)).values())
                  .as(name)
                  .containsExactly(value, "");
              assertThat(table.column(name).missing()).isEqualTo(1);
            });
  }

  @Test
  void theTypesTellTheKinds() {
    ColumnKind number = new ColumnKind.Numeric();
    ColumnKind date =
        new ColumnKind.Date(
            Optional.of(DateFormat.ISO), List.of(new DatePart.DaysSince(LocalDate.EPOCH)));

    assertThat(TablesawSource.kinds(visits))
        .containsExactly(
            Map.entry("int", number),
            Map.entry("long", number),
            Map.entry("short", number),
            Map.entry("float", number),
            Map.entry("double", number),
            Map.entry("boolean", new ColumnKind.Bool()),
            Map.entry("string", new ColumnKind.Category()),
            Map.entry("date", date),
            Map.entry("datetime", date),
            Map.entry("instant", date));
  }

  @Test
  void aColumnWithoutAnyValueHasNoKind() {
    Table table = Table.create("t", StringColumn.create("note", "", ""));

    assertThat(TablesawSource.kinds(table)).isEmpty();
  }

  @Test
  void aTableComesBackAsItWent() {
    org.concordml.data.Table table = TablesawSource.of(visits);

    org.concordml.data.Table back = TablesawSource.of(TablesawTable.of(table));

    assertThat(back.source()).isEqualTo("visits");
    assertThat(back.sha256()).isEqualTo(table.sha256());
  }

  @Test
  void anInfiniteNumberIsRefused() {
    Table table = Table.create("t", DoubleColumn.create("rate", 1, Double.POSITIVE_INFINITY));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> TablesawSource.of(table))
        .withMessage("column \"rate\" must hold finite numbers, found Infinity in row 2.");
  }

  @Test
  void noRowIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> TablesawSource.of(Table.create("t", DoubleColumn.create("rate"))))
        .withMessage(
            "t: there must be at least one row and one column, found 0 rows and 1 columns.");
  }
}
