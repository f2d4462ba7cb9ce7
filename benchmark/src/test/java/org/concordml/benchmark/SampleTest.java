package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden values are numpy's (mean, std with ddof=1, percentile) and, with Student's t, those of the
 * formula in {@link Sample}.
 */
class SampleTest {

  private static final double CLOSE = 1e-9;

  /** As commons-math 3.6.1 gave it. */
  @ParameterizedTest
  @CsvSource({
    "1,    12.706204736174746",
    "2,    4.302652729698313",
    "9,    2.262157162798239",
    "19,   2.0930240544083145",
    "37.5, 2.0252809411943296"
  })
  void studentsTIsTheSameToTheLastDigits(double degreesOfFreedom, double expected) {
    assertThat(Sample.quantile(degreesOfFreedom)).isCloseTo(expected, within(1e-14 * expected));
  }

  @Test
  void meanDeviationAndIntervalAreThoseOfTheFormula() {
    Sample sample = Sample.of(10, 12, 11, 13, 14);

    assertThat(sample.mean()).isEqualTo(12);
    assertThat(sample.standardDeviation()).isCloseTo(1.5811388300841898, within(CLOSE));
    assertThat(sample.lower()).isCloseTo(10.188942391618475, within(CLOSE));
    assertThat(sample.upper()).isCloseTo(14.132968316560099, within(CLOSE));
    assertThat(sample.min()).isEqualTo(10);
    assertThat(sample.max()).isEqualTo(14);
  }

  @Test
  void one_value_has_a_mean_and_nothing_that_needs_two() {
    Sample sample = Sample.of(7);

    assertThat(sample.mean()).isEqualTo(7);
    assertThat(sample.standardDeviation()).isNaN();
    assertThat(sample.lower()).isNaN();
    assertThat(sample.upper()).isNaN();
    assertThat(sample.percentile(50)).hasValue(7);
  }

  @Test
  void percentiles_are_numpys_where_the_sample_supports_them() {
    assertThat(squares(20).percentile(50)).hasValue(110.5);
    assertThat(squares(20).percentile(95).orElseThrow()).isCloseTo(362.95, within(CLOSE));
    assertThat(squares(100).percentile(99).orElseThrow()).isCloseTo(9802.99, within(CLOSE));
  }

  @Test
  void percentiles_that_the_sample_cannot_support_are_refused() {
    assertThat(squares(19).percentile(95)).isEmpty();
    assertThat(squares(99).percentile(99)).isEmpty();
  }

  @Test
  void a_measurement_that_is_no_number_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.of(1, Double.POSITIVE_INFINITY))
        .withMessage("measurements must be above 0 and finite, found Infinity");
  }

  @Test
  void aMeasurementThatIsNotAboveZeroIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.of(1, 0))
        .withMessage("measurements must be above 0 and finite, found 0.0");
  }

  /** Five runs of a fraction of a millisecond once had an interval from -29,302 rows a second. */
  @Property
  void noIntervalReachesZeroHoweverMuchTheValuesVary(
      @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = 0.01, max = 1e9) Double> list) {
    Sample sample = Sample.of(list.stream().mapToDouble(value -> value).toArray());

    assertThat(sample.lower()).isPositive();
    assertThat(sample.lower() * sample.upper())
        .isCloseTo(sample.mean() * sample.mean(), withinPercentage(1e-6));
  }

  @Property
  void the_interval_is_around_the_mean_and_scales_with_the_unit(
      @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = 1, max = 1e6) Double> list) {
    Sample sample = Sample.of(list.stream().mapToDouble(value -> value).toArray());
    Sample inThousands = Sample.of(list.stream().mapToDouble(value -> 1000 * value).toArray());

    assertThat(sample.lower()).isLessThanOrEqualTo(sample.mean());
    assertThat(sample.upper()).isGreaterThanOrEqualTo(sample.mean());
    assertThat(inThousands.halfWidth())
        .isCloseTo(1000 * sample.halfWidth(), within(1e-6 * (1 + inThousands.mean())));
  }

  private static Sample squares(int count) {
    return Sample.of(IntStream.rangeClosed(1, count).mapToDouble(i -> (double) i * i).toArray());
  }
}
