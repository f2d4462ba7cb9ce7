package org.concordml.onnx.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.time.LocalDate;
import java.util.function.ToDoubleFunction;
import org.concordml.data.kind.DatePart;
import org.junit.jupiter.api.Test;

/** Parts of dates are those of the calendar, for two thousand years around 1970. */
class DatePartsTest {

  private static final int STEP = 17;

  private static float[] days() {
    float[] days = new float[1 + 730_000 / STEP];
    for (int i = 0; i < days.length; i++) {
      days[i] = -500_000 + STEP * i;
    }
    return days;
  }

  private static void requireSame(DatePart part, ToDoubleFunction<LocalDate> expected)
      throws OrtException {
    float[] days = days();
    double[] found =
        ColumnGraph.run((math, columns) -> part.match(new DateParts(math, columns, "x")), days);
    for (int i = 0; i < days.length; i++) {
      LocalDate date = LocalDate.ofEpochDay((long) days[i]);
      assertThat(found[i]).as("%s", date).isEqualTo(expected.applyAsDouble(date));
    }
  }

  @Test
  void everyPartIsThatOfTheCalendar() throws OrtException {
    requireSame(new DatePart.Year(), LocalDate::getYear);
    requireSame(new DatePart.Month(), LocalDate::getMonthValue);
    requireSame(new DatePart.DayOfWeek(), date -> date.getDayOfWeek().getValue() - 1);
    requireSame(
        new DatePart.DaysSince(LocalDate.of(2000, 2, 29)),
        date -> date.toEpochDay() - LocalDate.of(2000, 2, 29).toEpochDay());
  }

  @Test
  void aGapHasNoParts() throws OrtException {
    for (DatePart part :
        new DatePart[] {new DatePart.Year(), new DatePart.Month(), new DatePart.DayOfWeek()}) {
      assertThat(
              ColumnGraph.run(
                  (math, columns) -> part.match(new DateParts(math, columns, "x")), Float.NaN))
          .containsExactly(Double.NaN);
    }
  }
}
