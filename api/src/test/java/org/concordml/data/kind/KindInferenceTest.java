package org.concordml.data.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindInferenceTest {

  private static ColumnKind of(@Nullable String... values) {
    return KindInference.of(TextColumn.of("x", Arrays.asList(values)));
  }

  /** As many different values, each as often. */
  private static ColumnKind of(int distinct, int times) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      IntStream.range(0, distinct).mapToObj(v -> "v" + v).forEach(values::add);
    }
    return KindInference.of(TextColumn.of("x", values));
  }

  @Test
  void numbers() {
    assertThat(KindInference.of(NumberColumn.of("x", 0, 1, 1))).isEqualTo(new ColumnKind.Numeric());
    assertThat(of(null, null)).as("without a value").isEqualTo(new ColumnKind.Numeric());
  }

  @ParameterizedTest
  @CsvSource({"true,false", "TRUE,False", "yes,No", "y,n", "T,f", "yes,yes", "No,no"})
  void booleans(String one, String other) {
    assertThat(of(one, null, other)).isEqualTo(new ColumnKind.Bool());
  }

  @ParameterizedTest
  @CsvSource({"F,F", "y,Y", "yes,n", "true,no", "M,F"})
  void wordsOfNoPairAreCategories(String one, String other) {
    assertThat(of(one, null, other)).isEqualTo(new ColumnKind.Category());
  }

  @Test
  void aThirdWordMakesCategories() {
    assertThat(of("yes", "no", "unknown")).isEqualTo(new ColumnKind.Category());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31,1999-12-1,ISO",
    "2026-01-31T10:00:00Z,2026-01-31 23:59,ISO",
    "2026/01/31,1999/12/1,YEAR_FIRST",
    "1.2.2026,31.12.1999,DOTTED",
    "1/2/2026,31/12/1999,DAY_FIRST",
    "01-02-2026,31-12-1999,DAY_FIRST",
    "1/2/2026,12/31/1999,MONTH_FIRST",
    "2 Jan 2026,31-December-1999,MONTH_NAMED"
  })
  void dates(String one, String other, DateFormat format) {
    assertThat(of(one, null, other))
        .isEqualTo(
            new ColumnKind.Date(
                Optional.of(format), List.of(new DatePart.DaysSince(LocalDate.EPOCH))));
  }

  @Test
  void dayAndMonthThatCannotBeToldApartAreLeftOpen() {
    assertThat(of("1/2/2026", "12/11/1999"))
        .isEqualTo(
            new ColumnKind.Date(
                Optional.empty(), List.of(new DatePart.DaysSince(LocalDate.EPOCH))));
  }

  @ParameterizedTest
  @CsvSource({"2026-02-30,2026-01-01", "2026-01-01,soon", "2026-01-01,01.01.2026"})
  void whatIsNotAllDatesOfOneFormatIsNone(String one, String other) {
    assertThat(of(one, other)).isEqualTo(new ColumnKind.Category());
  }

  @Test
  void fewValuesAreCategoriesAndManyAreFreeText() {
    assertThat(of(10, 1)).isEqualTo(new ColumnKind.Category());
    assertThat(of(11, 1)).isEqualTo(new ColumnKind.FreeText());
    assertThat(of(11, 2)).isEqualTo(new ColumnKind.Category());
    assertThat(of(50, 2)).isEqualTo(new ColumnKind.Category());
    assertThat(of(51, 2)).isEqualTo(new ColumnKind.FreeText());
    assertThat(of(51, 19)).isEqualTo(new ColumnKind.FreeText());
    assertThat(of(51, 20)).isEqualTo(new ColumnKind.Category());
  }

  @Test
  void ofATableInTheOrderOfItsColumns() {
    Map<String, ColumnKind> kinds =
        KindInference.of(
            Table.of(
                "t",
                List.of(
                    TextColumn.of("b", Collections.nCopies(2, "no")), NumberColumn.of("a", 1, 2))));
    assertThat(kinds)
        .containsExactly(
            Map.entry("b", new ColumnKind.Bool()), Map.entry("a", new ColumnKind.Numeric()));
  }
}
