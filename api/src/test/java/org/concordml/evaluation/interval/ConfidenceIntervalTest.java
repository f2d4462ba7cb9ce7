package org.concordml.evaluation.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceIntervalTest {

  /** {@code scipy.stats.binomtest(k, n).proportion_ci(level, method)}, scipy 1.17.1. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.95, 0.20654931437723745, 1.0, 0.025000000000000022, 1.0",
    "0, 7, 0.9, 0.0, 0.27876269545254206, 0.0, 0.3481636551311609",
    "3, 10, 0.95, 0.10779126740630102, 0.6032218525388546, 0.06673951117773447, 0.652452850060008",
    "64, 73, 0.99, 0.7453730319666124, 0.9452789604074782, 0.7462654896106562, 0.9555779364416711",
    "999, 1000, 0.95, 0.9943574414020421, 0.9998234536293739, 0.9944410757201502, 0.9999746825125083",
    "500000, 1000000, 0.95, 0.4990200198900048, 0.5009799801099952, 0.4990195191953118, 0.5009804808046883",
    "3, 1000000, 0.95, 1.0202712409681223e-06, 8.821149774312435e-06, 6.186725999192623e-07, 8.76724780590618e-06"
  })
  void isScipys(
      int successes,
      int trials,
      double level,
      double wilsonLower,
      double wilsonUpper,
      double exactLower,
      double exactUpper) {
    ConfidenceInterval wilson = ConfidenceInterval.wilson(successes, trials, level);
    assertThat(wilson.lower()).isCloseTo(wilsonLower, within(1e-13));
    assertThat(wilson.upper()).isCloseTo(wilsonUpper, within(1e-13));
    ConfidenceInterval exact = ConfidenceInterval.clopperPearson(successes, trials, level);
    assertThat(exact.lower()).isCloseTo(exactLower, within(1e-12));
    assertThat(exact.upper()).isCloseTo(exactUpper, within(1e-12));
    assertThat(exact.level()).isEqualTo(level);
  }

  /** The bound of a proportion without failures has a closed form: the n-th root of alpha / 2. */
  @Property(tries = 100)
  void exactBoundOfNoFailures(@ForAll @IntRange(min = 1, max = 5000) int trials) {
    ConfidenceInterval interval = ConfidenceInterval.clopperPearson(trials, trials, 0.95);
    assertThat(interval.lower()).isCloseTo(Math.pow(0.025, 1.0 / trials), within(1e-12));
    assertThat(interval.upper()).isEqualTo(1);
  }

  @Test
  void boundsStayWithinZeroAndOne() {
    assertThat(ConfidenceInterval.wilson(0, 10, 0.95).lower()).isZero();
    assertThat(ConfidenceInterval.wilson(10, 10, 0.95).upper()).isEqualTo(1);
    assertThat(ConfidenceInterval.clopperPearson(0, 10, 0.95).lower()).isZero();
  }

  @Test
  void noTrialsSayNothing() {
    assertThat(ConfidenceInterval.wilson(0, 0, 0.95).isDefined()).isFalse();
    assertThat(ConfidenceInterval.clopperPearson(0, 0, 0.95).isDefined()).isFalse();
  }

  @Test
  void refusesWhatIsNoProportion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfidenceInterval.wilson(3, 2, 0.95))
        .withMessage("successes must be from 0 to the number of trials, 2, found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfidenceInterval.clopperPearson(-1, 2, 0.95))
        .withMessage("successes must be from 0 to the number of trials, 2, found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfidenceInterval.wilson(1, 2, 95))
        .withMessage("level must be above 0 and below 1, found 95.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceInterval(0.6, 0.4, 0.95))
        .withMessage("lower must be at most upper, found 0.6 and 0.4");
  }
}
