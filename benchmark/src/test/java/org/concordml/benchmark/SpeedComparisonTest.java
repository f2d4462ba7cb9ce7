package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be said of two engines, and what is refused. */
class SpeedComparisonTest {

  private static SpeedComparison compare(CellOutcome.Measured java, CellOutcome.Measured pytorch) {
    return SpeedComparison.of(
        Cells.cell("java", 32, java), java, Cells.cell("pytorch", 32, pytorch), pytorch);
  }

  /** By hand, with the formula in {@link SpeedRatio}. */
  @Test
  void theIntervalOfARatioIsThatOfItsLogarithm() {
    SpeedRatio ratio = SpeedRatio.of(Sample.of(10, 12, 11, 13, 14), Sample.of(6, 7, 5, 8));

    assertThat(ratio.value()).isCloseTo(12 / 6.5, within(1e-12));
    assertThat(ratio.lower()).isCloseTo(1.3724366263461176, within(1e-7));
    assertThat(ratio.upper()).isCloseTo(2.4833817155861135, within(1e-7));
    assertThat(ratio.halfWidth()).isCloseTo(0.555472544620, within(1e-7));
    assertThat(ratio.differsFromOne()).isTrue();
  }

  @Test
  void runs_that_never_vary_leave_a_ratio_without_uncertainty() {
    assertThat(SpeedRatio.of(Sample.of(6, 6), Sample.of(3, 3))).isEqualTo(new SpeedRatio(2, 2, 2));
  }

  @Test
  void theIntervalOfTheInverseIsTheInverse() {
    Sample one = Sample.of(10, 12, 11, 13, 14);
    Sample other = Sample.of(6, 7, 5, 8);
    SpeedRatio there = SpeedRatio.of(one, other);
    SpeedRatio back = SpeedRatio.of(other, one);

    assertThat(back.lower()).isCloseTo(1 / there.upper(), within(1e-12));
    assertThat(back.upper()).isCloseTo(1 / there.lower(), within(1e-12));
    assertThat(back.differsFromOne()).isTrue();
  }

  /** Runs that vary a hundredfold: the interval once went from -6 to 10. */
  @Test
  void theIntervalOfARatioIsAboveZero() {
    SpeedRatio ratio = SpeedRatio.of(Sample.of(1, 100), Sample.of(25, 26));

    assertThat(ratio.lower()).isPositive();
    assertThat(ratio.differsFromOne()).isFalse();
  }

  @Test
  void theThreadsOfBothAreTold() {
    CellOutcome.Measured one = Cells.withThreads(Cells.measured("cpu", 200, 201, 202), 1);
    CellOutcome.Measured two = Cells.withThreads(Cells.measured("cpu", 100, 101, 102), 2);

    assertThat(compare(one, two))
        .isInstanceOfSatisfying(
            SpeedComparison.Faster.class,
            shown -> {
              assertThat(shown.faster().threads()).hasValue(1);
              assertThat(shown.slower().threads()).hasValue(2);
            });
  }

  @Test
  void separate_intervals_are_ranked_whichever_comes_first() {
    CellOutcome.Measured fast = Cells.measured("cpu", 200, 201, 202);
    CellOutcome.Measured slow = Cells.measured("cpu", 100, 101, 102);

    assertThat(compare(fast, slow))
        .isInstanceOfSatisfying(
            SpeedComparison.Faster.class,
            shown ->
                assertThat(List.of(shown.faster().engine(), shown.slower().engine()))
                    .containsExactly("java", "pytorch"));
    assertThat(compare(slow, fast))
        .isInstanceOfSatisfying(
            SpeedComparison.Faster.class,
            shown -> {
              assertThat(shown.faster().engine()).isEqualTo("pytorch");
              assertThat(shown.ratio().value()).isCloseTo(201.0 / 101, within(1e-12));
            });
  }

  @Test
  void overlapping_intervals_show_no_difference() {
    assertThat(compare(Cells.measured("cpu", 100, 140, 180), Cells.measured("cpu", 90, 130, 170)))
        .isInstanceOf(SpeedComparison.NotShown.class);
  }

  @Test
  void a_single_run_shows_no_difference_however_large() {
    assertThat(compare(Cells.measured("cpu", 1000), Cells.measured("cpu", 1, 1.1, 1.2)))
        .isInstanceOfSatisfying(
            SpeedComparison.NotShown.class,
            open -> assertThat(open.ratio().hasInterval()).isFalse());
  }

  @Test
  void engines_on_different_devices_are_not_ranked() {
    assertThat(compare(Cells.measured("cpu", 1, 1.1), Cells.measured("gpu:0", 900, 901)))
        .isInstanceOfSatisfying(
            SpeedComparison.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo("their devices differ: java on cpu, pytorch on gpu:0"));
  }
}
