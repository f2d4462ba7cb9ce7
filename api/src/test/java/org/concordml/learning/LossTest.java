package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.concordml.data.Targets;
import org.concordml.network.Head;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

  static Stream<Loss> losses() {
    return Stream.of(
        BinaryLoss.CrossEntropy.STANDARD, new BinaryLoss.SoftDice(), new BinaryLoss.Focal(2));
  }

  private static OutputBatch batch(double[] logits, boolean[] labels, double[] weights) {
    return new OutputBatch(logits, 1, Targets.binary(labels), weights, 0, logits.length);
  }

  @Test
  void valuesWorkedOutByHand() {
    // p = ½ everywhere: −log ½ = log 2; Dice 1 − 2·½ / (1 + 1) = ½; focal ½² · log 2.
    OutputBatch batch = batch(new double[] {0, 0}, new boolean[] {true, false}, null);

    assertThat(BinaryLoss.CrossEntropy.STANDARD.value(batch)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(new BinaryLoss.SoftDice().value(batch)).isCloseTo(0.5, within(1e-7));
    assertThat(new BinaryLoss.Focal(2).value(batch)).isCloseTo(Math.log(2) / 4, within(1e-15));
  }

  @Test
  void aRowsWeightMultipliesItsLossAndTheMeanIsStillOverRows() {
    OutputBatch batch =
        batch(new double[] {0, 0}, new boolean[] {true, false}, new double[] {3, 1});

    assertThat(BinaryLoss.CrossEntropy.STANDARD.value(batch))
        .isCloseTo(2 * Math.log(2), within(1e-15));
    // Dice: 1 − 2·3·½ / (3 + 3·½ + 1·½)
    assertThat(new BinaryLoss.SoftDice().value(batch)).isCloseTo(0.4, within(1e-7));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void logitsOfEightHundredAreStillFinite(Loss loss) {
    // exp(800) is infinite: any formula that passes by it shows here.
    OutputBatch batch =
        batch(new double[] {800, -800, 800, -800}, new boolean[] {true, true, false, false}, null);
    double[] gradient = new double[4];
    loss.gradient(batch, gradient);

    assertThat(loss.value(batch)).isFinite();
    assertThat(Arrays.stream(gradient)).allMatch(Double::isFinite);
  }

  @Test
  void crossEntropyOfAWrongSureAnswerIsItsLogit() {
    OutputBatch wrong = batch(new double[] {800, -200}, new boolean[] {false, true}, null);

    assertThat(BinaryLoss.CrossEntropy.STANDARD.value(wrong)).isEqualTo(500);
  }

  @Test
  void diceOfABatchWithoutPositivesIsFinite() {
    OutputBatch none = batch(new double[] {-800, -800}, new boolean[] {false, false}, null);
    double[] gradient = new double[2];
    new BinaryLoss.SoftDice().gradient(none, gradient);

    assertThat(new BinaryLoss.SoftDice().value(none)).isEqualTo(1);
    assertThat(Arrays.stream(gradient)).allMatch(slope -> slope == 0);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLogitThatIsNotANumberIsNotHidden(Loss loss) {
    OutputBatch batch = batch(new double[] {Double.NaN, 1}, new boolean[] {true, false}, null);

    assertThat(loss.value(batch)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "800, 1", "-800, 0", "1, 0.7310585786300049", "-1, 0.2689414213699951"})
  void theSigmoidHasNoOverflow(double z, double expected) {
    assertThat(Head.sigmoid(z)).isCloseTo(expected, within(1e-16));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.6931471805599453", "800, 800", "-800, 0", "-40, 4.248354255291589e-18"})
  void softplusHasNoOverflowAndNoCancellation(double z, double expected) {
    assertThat(Loss.softplus(z)).isCloseTo(expected, within(1e-15 * Math.max(expected, 1e-18)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void gammaMustBeFiniteAndAtLeastZero(double gamma) {
    assertThatThrownBy(() -> new BinaryLoss.Focal(gamma))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gamma must be finite and at least 0, found " + gamma);
  }

  /** A stretch reads its own rows' labels and weights, not those from the start of the arrays. */
  @ParameterizedTest
  @MethodSource("losses")
  void aStretchIsTheBatchOfItsOwnRows(Loss loss) {
    double[] logits = {5, -4, 0.3, -0.7};
    boolean[] labels = {false, true, true, false};
    double[] weights = {7, 9, 2, 3};
    double[] gradient = new double[2];
    double[] alone = new double[2];
    OutputBatch batch =
        batch(new double[] {0.3, -0.7}, new boolean[] {true, false}, new double[] {2, 3});
    OutputBatch stretch = new OutputBatch(logits, 1, Targets.binary(labels), weights, 2, 4);

    loss.gradient(stretch, gradient);
    loss.gradient(batch, alone);

    assertThat(loss.value(stretch)).isEqualTo(loss.value(batch));
    assertThat(gradient).containsExactly(alone);
  }

  @Test
  void aBatchHasAtLeastOneRow() {
    assertThatThrownBy(
            () -> new OutputBatch(new double[3], 1, Targets.binary(new boolean[3]), null, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch must have at least one row, found none");
    assertThatThrownBy(
            () -> new OutputBatch(new double[3], 1, Targets.binary(new boolean[3]), null, 1, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
