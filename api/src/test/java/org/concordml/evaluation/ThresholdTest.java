package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

  private final boolean[] truth = {true, false, true, false};
  private final double[] probability = {0.5, 0.5, 0.49, 0.51};

  @Test
  void aRowAtTheThresholdIsPredictedPositive() {
    assertThat(ConfusionMatrix.of(truth, probability, 0.5))
        .isEqualTo(new ConfusionMatrix(0, 2, 1, 1));
  }

  /** As Keras' binary accuracy and predict of scikit-learn's classifiers. */
  @Test
  void aboveAThresholdTheRowAtItIsPredictedNegative() {
    assertThat(ConfusionMatrix.of(truth, probability, DecisionThreshold.above(0.5)))
        .isEqualTo(new ConfusionMatrix(1, 1, 2, 0));
    assertThat(DecisionThreshold.HALF).isEqualTo(DecisionThreshold.above(0.5));
    assertThat(ConfusionMatrix.of(truth, new double[] {1, 1, 1, 1}, DecisionThreshold.above(1)))
        .isEqualTo(new ConfusionMatrix(2, 0, 2, 0));
  }

  @Test
  void aBareNumberMeansAtOrAbove() {
    assertThat(Evaluation.of(truth, probability, 0.5).threshold())
        .isEqualTo(DecisionThreshold.atOrAbove(0.5));
    assertThat(Evaluation.of(truth, probability, 0.3).threshold())
        .isEqualTo(DecisionThreshold.atOrAbove(0.3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aThresholdIsAProbability(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionThreshold.above(value))
        .withMessage("threshold must be from 0 to 1, found " + value);
  }

  @Test
  void atZeroEveryRowIsPredictedPositive() {
    assertThat(ConfusionMatrix.of(truth, probability, 0))
        .isEqualTo(new ConfusionMatrix(0, 2, 0, 2));
  }
}
