package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that stand for a missing value. */
class PlaceholderValuesTest {

  @ParameterizedTest
  @CsvSource({"-9", "-1", "-999", "999", "9999", "8888"})
  void farFromTheOthersAndMoreThanOnce(int placeholder) {
    assertThat(
            SampleJob.of(60)
                .with("bmi", row -> row % 20 == 3 ? placeholder : 18.5 + row % 17)
                .notices())
        .containsExactly(
            "Column \"bmi\" is "
                + placeholder
                + " in 3 rows and 18.5 to 34.5 in the others. If that stands for a missing value,"
                + " it is taken for a measurement. Count it as missing with MissingWords.with(\"bmi="
                + placeholder
                + "\").");
  }

  @ParameterizedTest
  @CsvSource({
    "-7, 3, 18.5, 17, not a usual placeholder",
    "-9, 57, 18.5, 17, once may be a measurement",
    "-9, 3, -30.5, 17, the others are below 0 too",
    "-1, 3, 0, 2, three values of a scale",
    "99, 3, 40.5, 47, near to the others"
  })
  void notThese(int value, int first, double smallest, int range, String why) {
    int step = first == 57 ? 60 : 20;
    assertThat(
            SampleJob.of(60)
                .with("bmi", row -> row % step == first ? value : smallest + row % range)
                .notices())
        .as(why)
        .isEmpty();
  }
}
