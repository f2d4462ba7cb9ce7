package org.concordml.evaluation.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Fisher's intervals for correlations. */
class CorrelationIntervalTest {

  /** By {@code tanh(atanh(r) ± 1.959963984540054 / sqrt(n - 3))}, in other arithmetic. */
  @Test
  void pearson() {
    ConfidenceInterval interval = ConfidenceInterval.ofPearson(0.5, 28, 0.95);
    assertThat(interval.lower()).isCloseTo(0.15602836252908595, within(1e-14));
    assertThat(interval.upper()).isCloseTo(0.7358184794439376, within(1e-14));
  }

  /** With the variance {@code (1 + r² / 2) / (n - 3)}. */
  @Test
  void spearmanIsWider() {
    ConfidenceInterval interval = ConfidenceInterval.ofSpearman(0.5, 28, 0.95);
    assertThat(interval.lower()).isCloseTo(0.13274690372229858, within(1e-14));
    assertThat(interval.upper()).isCloseTo(0.746533057841545, within(1e-14));
  }

  @Test
  void ofAPerfectCorrelationItHasNoWidth() {
    assertThat(ConfidenceInterval.ofPearson(1, 10, 0.95))
        .isEqualTo(new ConfidenceInterval(1, 1, 0.95));
    assertThat(ConfidenceInterval.ofSpearman(-1.0000000000000002, 10, 0.95))
        .isEqualTo(new ConfidenceInterval(-1, -1, 0.95));
  }

  @Test
  void undefinedWithThreeRowsOrWithoutACorrelation() {
    assertThat(ConfidenceInterval.ofPearson(0.5, 3, 0.95).isDefined()).isFalse();
    assertThat(ConfidenceInterval.ofPearson(0.5, 4, 0.95).isDefined()).isTrue();
    assertThat(ConfidenceInterval.ofSpearman(Double.NaN, 30, 0.95).isDefined()).isFalse();
  }
}
