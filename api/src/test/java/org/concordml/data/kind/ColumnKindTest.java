package org.concordml.data.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnKindTest {

  @Test
  void asJson() {
    assertText(new ColumnKind.Numeric(), "\"number\"");
    assertText(new ColumnKind.Bool(), "\"boolean\"");
    assertText(new ColumnKind.Category(), "\"category\"");
    assertText(new ColumnKind.FreeText(), "\"free-text\"");
    assertText(
        new ColumnKind.Ordinal(List.of("I", "II", "III")), "{\"ordinal\":[\"I\",\"II\",\"III\"]}");
    assertText(
        new ColumnKind.Date(
            Optional.of(DateFormat.DOTTED),
            List.of(
                new DatePart.Year(),
                new DatePart.Month(),
                new DatePart.DayOfWeek(),
                new DatePart.DaysSince(LocalDate.of(2000, 1, 1)),
                new DatePart.DaysSinceColumn("birth"))),
        "{\"date\":{\"format\":\"dd.MM.yyyy\",\"parts\":[\"year\",\"month\",\"day-of-week\","
            + "\"since:2000-01-01\",\"since:birth\"]}}");
    assertText(
        new ColumnKind.Date(Optional.empty(), List.of(new DatePart.Year())),
        "{\"date\":{\"parts\":[\"year\"]}}");
  }

  private static void assertText(ColumnKind kind, String json) {
    assertThat(kind.toJson()).isEqualTo(json);
    assertThat(ColumnKind.fromJson(json)).isEqualTo(kind);
  }

  @Test
  void byTheNamesOfOthers() {
    assertThat(ColumnKind.fromJson("\"categorical\"")).isEqualTo(new ColumnKind.Category());
    assertThat(DateFormat.named("iso")).isEqualTo(DateFormat.ISO);
    assertThat(DateFormat.named("day-first")).isEqualTo(DateFormat.DAY_FIRST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"catgory\" | kind must be one of number, boolean, category, free-text, found 'catgory'. Did you mean 'category'?",
        "{\"ordinal\":[\"I\"]} | an ordered category must have at least two levels, found \"I\"",
        "{\"ordinal\":[\"I\",\"I\"]} | an ordered category must have each level once, found \"I\", \"I\"",
        "{\"ordinal\":[\"I\",\"II\"],\"level\":1} | kind must have no other fields than ordinal; found 'level'",
        "{\"date\":{\"parts\":[]}} | a date must have at least one part, found none",
        "{\"date\":{\"parts\":[\"moth\"]}} | part of a date must be one of year, month, day-of-week, since:DAY, since:COLUMN, found 'moth'. Did you mean 'month'?",
        "{\"date\":{\"format\":\"MM.dd\",\"parts\":[\"year\"]}} | date format must be one of yyyy-MM-dd, yyyy/MM/dd, dd.MM.yyyy, dd/MM/yyyy, MM/dd/yyyy, dd MMM yyyy, found 'MM.dd'",
      })
  void whatIsNoKindIsRefused(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ColumnKind.fromJson(json))
        .withMessage(message);
  }
}
