package org.concordml.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.junit.jupiter.api.Test;

class RecordTableTest {

  private enum Stage {
    II,
    III {
      @Override
      public String toString() {
        return "three";
      }
    }
  }

  private record Visit(
      int age,
      double marker,
      Optional<Double> second,
      OptionalInt visits,
      BigDecimal cost,
      boolean relapse,
      Stage stage,
      String ward,
      LocalDate seen) {}

  private static final List<Visit> VISITS =
      List.of(
          new Visit(
              61,
              1.5,
              Optional.of(0.25),
              OptionalInt.of(3),
              new BigDecimal("12.50"),
              true,
              Stage.III,
              " A ",
              LocalDate.of(2024, 1, 31)),
          new Visit(
              47, Double.NaN, Optional.empty(), OptionalInt.empty(), null, false, null, "", null));

  private static final String CSV =
      """
      age,marker,second,visits,cost,relapse,stage,ward,seen
      61,1.5,0.25,3,12.5,true,III,A,2024-01-31
      47,,,,,false,,,
      """;

  private final Table table = RecordTable.of("visits", Visit.class, VISITS);

  @Test
  void hasTheColumnsInTheOrderOfTheComponents() {
    assertThat(table.names())
        .containsExactly(
            "age", "marker", "second", "visits", "cost", "relapse", "stage", "ward", "seen");
  }

  @Test
  void isWhatTheSameCsvIs() {
    Table read = CsvTableReader.read(CsvSource.of("visits", CSV.getBytes(StandardCharsets.UTF_8)));

    for (Column column : read.columns()) {
      Column made = table.column(column.name());
      assertThat(made).hasSameClassAs(column);
      for (int row = 0; row < 2; row++) {
        assertThat(made.text(row)).as(column.name()).isEqualTo(column.text(row));
        assertThat(made.isMissing(row)).isEqualTo(column.isMissing(row));
      }
    }
  }

  @Test
  void rowsAreCalledByTheirNumber() {
    assertThat(table.place(1)).isEqualTo("visits, row 2");
  }

  private record Code(String zip) {}

  @Test
  void textThatLooksLikeANumberStaysText() {
    Table codes = RecordTable.of("codes", Code.class, List.of(new Code("01067")));

    assertThat(codes.column("zip")).isInstanceOf(TextColumn.class);
    assertThat(codes.column("zip").text(0)).isEqualTo("01067");
  }

  private record Anything(Object value) {}

  @Test
  void aColumnOfNumbersAndTextIsOfText() {
    Table mixed =
        RecordTable.of(
            "mixed",
            Anything.class,
            List.of(new Anything(1), new Anything(null), new Anything("b"), new Anything(2.5)));

    assertThat(((TextColumn) mixed.column("value")).values()).containsExactly("1", "", "b", "2.5");
    assertThat(mixed.column("value").missing()).isEqualTo(1);
  }

  @Test
  void aColumnWithoutAnyValueIsOfNumbers() {
    Table empty = RecordTable.of("empty", Anything.class, List.of(new Anything(null)));

    assertThat(empty.column("value")).isInstanceOf(NumberColumn.class);
    assertThat(empty.column("value").missing()).isEqualTo(1);
  }

  @Test
  void manyRowsComeInOrder() {
    List<Anything> rows =
        java.util.stream.IntStream.range(0, 1000)
            .mapToObj(i -> new Anything(i < 700 ? (Object) i : "t" + i))
            .toList();

    Column column = RecordTable.of("many", Anything.class, rows).column("value");

    for (int row = 0; row < 1000; row++) {
      assertThat(column.text(row)).isEqualTo((row < 700 ? "" : "t") + row);
    }
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                RecordTable.of(
                    "lists",
                    Anything.class,
                    List.of(new Anything(1), new Anything(new int[] {1, 2}))))
        .withMessage(
            "lists, row 2: column \"value\" must hold numbers, text, booleans, enums, dates or"
                + " optionals of them, found int[]. Leave it out, or give each of its values a"
                + " column.");
  }

  @Test
  void anInfiniteNumberIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                RecordTable.of(
                    "rates", Anything.class, List.of(new Anything(Double.NEGATIVE_INFINITY))))
        .withMessage(
            "rates, row 1: column \"value\" must hold finite numbers, found -Infinity. Give a"
                + " missing value instead.");
  }

  @Test
  void noRowIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> RecordTable.of("visits", Visit.class, List.of()))
        .withMessage("visits: there must be at least one row, found none.");
  }

  @Test
  void aRowThatIsNullIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> RecordTable.of("codes", Code.class, Arrays.asList(new Code("1"), null)))
        .withMessage(
            "codes, row 2: must be a org.concordml.data.source.RecordTableTest$Code, found null.");
  }

  private record Nothing() {}

  @Test
  void aRecordWithoutComponentsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordTable.of("none", Nothing.class, List.of(new Nothing())))
        .withMessage(
            "the type of the rows must be a record with components, found"
                + " org.concordml.data.source.RecordTableTest$Nothing");
  }

  record Lazy(int value) {
    @Override
    public int value() {
      throw new IllegalStateException("not loaded");
    }
  }

  @Test
  void whatAnAccessorThrowsComesThrough() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> RecordTable.of("lazy", Lazy.class, List.of(new Lazy(1))))
        .withMessage("not loaded");
  }
}
