package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossTest {

  @Test
  void lossesAreTheMetricsWhereLessIsBetter() {
    assertThat(BinaryMetric.values())
        .filteredOn(metric -> !metric.higherIsBetter())
        .containsExactly(BinaryMetric.BRIER, BinaryMetric.LOG_LOSS);
  }

  /** Probability 0 given to the truth costs much, but not infinitely much. */
  @Test
  void logLossOfACertainMistakeIsFinite() {
    assertThat(BinaryMetric.LOG_LOSS.compute(new boolean[] {true}, new double[] {0}, 0.5))
        .isEqualTo(-Math.log(1e-15));
    assertThat(BinaryMetric.LOG_LOSS.compute(new boolean[] {false}, new double[] {1}, 0.5))
        .isEqualTo(-Math.log(1 - (1 - 1e-15)));
  }
}
