package org.concordml.evaluation.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The distributions behind intervals and p-values, against what commons-math 3.6.1 gave before
 * Hipparchus took its place: printed intervals must not move with a library.
 */
class DistributionsTest {

  private static final double SAME = 1e-14;

  @ParameterizedTest
  @CsvSource({
    "0.9,    1.2815515655446008",
    "0.95,   1.6448536269514724",
    "0.975,  1.959963984540054",
    "0.995,  2.5758293035489004",
    "0.0005, -3.290526731491895"
  })
  void theNormalQuantile(double p, double expected) {
    assertThat(Normal.quantile(p)).isCloseTo(expected, within(SAME));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,  0.617075077451974",
    "1.96, 0.049995790296440835",
    "3,    0.00269979606326019",
    "8,    1.244192114854367E-15"
  })
  void theNormalTails(double z, double expected) {
    assertThat(Normal.twoSided(z)).isCloseTo(expected, within(SAME * expected));
    assertThat(Normal.twoSided(-z)).isEqualTo(Normal.twoSided(z));
  }

  @ParameterizedTest
  @CsvSource({
    "1,   4,    0.00630946320970986, 0.8058795503167565",
    "5,   10,   0.18708602844739844, 0.8129139715526015",
    "43,  114,  0.28812424665344943, 0.47280822697524405",
    "999, 1000, 0.9944410757201734,  0.9999746825125087"
  })
  void theBetaQuantilesOfClopperAndPearson(int successes, int trials, double lower, double upper) {
    ConfidenceInterval interval = ConfidenceInterval.clopperPearson(successes, trials, 0.95);

    assertThat(interval.lower()).isCloseTo(lower, within(SAME));
    assertThat(interval.upper()).isCloseTo(upper, within(SAME));
  }
}
