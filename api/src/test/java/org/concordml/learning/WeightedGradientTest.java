package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.concordml.data.Targets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient is that of the loss where rows weigh differently, too. */
class WeightedGradientTest {

  private static final double[] LOGITS = {-1.5, 0.25, 2, -0.5};
  private static final boolean[] LABELS = {true, false, true, false};
  private static final double[] WEIGHTS = {3, 0.5, 1, 2};
  private static final double H = 1e-6;

  static Stream<Loss> losses() {
    return Stream.of(
        BinaryLoss.CrossEntropy.STANDARD, new BinaryLoss.SoftDice(), new BinaryLoss.Focal(2));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void itIsTheSlopeOfTheValue(Loss loss) {
    double[] gradient = new double[LOGITS.length];
    loss.gradient(batch(LOGITS), gradient);

    for (int i = 0; i < LOGITS.length; i++) {
      double slope = (loss.value(batch(moved(i, H))) - loss.value(batch(moved(i, -H)))) / (2 * H);
      assertThat(gradient[i]).as("row %d", i).isCloseTo(slope, within(1e-8));
    }
  }

  private static double[] moved(int row, double by) {
    double[] logits = LOGITS.clone();
    logits[row] += by;
    return logits;
  }

  private static OutputBatch batch(double[] logits) {
    return new OutputBatch(logits, 1, Targets.binary(LABELS), WEIGHTS, 0, logits.length);
  }
}
