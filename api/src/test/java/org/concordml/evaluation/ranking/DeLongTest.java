package org.concordml.evaluation.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.concordml.evaluation.interval.ConfidenceInterval;
import org.junit.jupiter.api.Test;

/** The corners of the paired test; ordinary data is compared with pROC elsewhere. */
class DeLongTest {

  private final boolean[] truth = {true, true, false, false};

  @Test
  void sameScoresDoNotDiffer() {
    double[] score = {0.9, 0.3, 0.4, 0.1};
    DeLong.PairedTest test = DeLong.of(truth, score).against(DeLong.of(truth, score));
    assertThat(test).isEqualTo(new DeLong.PairedTest(0, 0, 0, 1));
  }

  @Test
  void perfectAgainstReversedHasNoVariance() {
    DeLong perfect = DeLong.of(truth, new double[] {4, 3, 2, 1});
    DeLong reversed = DeLong.of(truth, new double[] {1, 2, 3, 4});
    assertThat(perfect.against(reversed))
        .isEqualTo(new DeLong.PairedTest(1, 0, Double.POSITIVE_INFINITY, 0));
    assertThat(perfect.interval(0.95)).isEqualTo(new ConfidenceInterval(1, 1, 0.95));
  }

  @Test
  void oneRowOfAClassHasNoVariance() {
    boolean[] single = {true, false, false};
    DeLong one = DeLong.of(single, new double[] {2, 1, 3});
    assertThat(one.auc()).isEqualTo(0.5);
    assertThat(one.variance()).isNaN();
    assertThat(one.interval(0.95).isDefined()).isFalse();
    DeLong.PairedTest test = one.against(DeLong.of(single, new double[] {1, 2, 3}));
    assertThat(test.difference()).isEqualTo(0.5);
    assertThat(test.pValue()).isNaN();
  }

  /** A fault that was planted once: bounds above 1. */
  @Test
  void theIntervalIsCutAtZeroAndOne() {
    DeLong good = DeLong.of(truth, new double[] {4, 2, 3, 1});
    DeLong bad = DeLong.of(truth, new double[] {1, 3, 2, 4});
    double half = 1.959963984540054 * 0.125 * Math.sqrt(8);

    // AUC 3/4 and 1/4, each with a standard deviation of √(1/8).
    assertThat(good.interval(0.95).upper()).isEqualTo(1);
    assertThat(good.interval(0.95).lower()).isCloseTo(0.75 - half, within(1e-12));
    assertThat(bad.interval(0.95).lower()).isZero();
    assertThat(bad.interval(0.95).upper()).isCloseTo(0.25 + half, within(1e-12));
  }

  /** By hand: placements 1, 1/2 of the positives and 1, 1/2 of the negatives. */
  @Test
  void varianceOfFourRows() {
    DeLong deLong = DeLong.of(truth, new double[] {4, 2, 3, 1});
    assertThat(deLong.auc()).isEqualTo(0.75);
    assertThat(deLong.variance()).isCloseTo(0.125 / 2 + 0.125 / 2, within(1e-16));
  }
}
