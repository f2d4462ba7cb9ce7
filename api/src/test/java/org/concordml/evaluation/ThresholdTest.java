package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThresholdTest {

  private final boolean[] truth = {true, false, true, false};
  private final double[] probability = {0.5, 0.5, 0.49, 0.51};

  @Test
  void aRowAtTheThresholdIsPredictedPositive() {
    assertThat(ConfusionMatrix.of(truth, probability, 0.5))
        .isEqualTo(new ConfusionMatrix(0, 2, 1, 1));
  }

  @Test
  void atZeroEveryRowIsPredictedPositive() {
    assertThat(ConfusionMatrix.of(truth, probability, 0))
        .isEqualTo(new ConfusionMatrix(0, 2, 0, 2));
  }
}
