package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates of a job of 10 epochs of 15 steps. */
class LearningRateTest {

  private static double at(LearningRate rate, long step) {
    return rate.at(step, 15, 10);
  }

  @ParameterizedTest
  @CsvSource({"0", "14", "149", "1000000"})
  void constantIsTheSameThroughout(long step) {
    assertThat(at(new LearningRate.Constant(0.01), step)).isEqualTo(0.01);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.4", "29, 0.4", "30, 0.2", "59, 0.2", "60, 0.1", "149, 0.025"})
  void stepDropsAtTheFirstStepOfEverySoManyEpochs(long step, double expected) {
    assertThat(at(new LearningRate.Step(0.4, 0.5, 2), step)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.4",
    "50, 0.3", // cos(π/3) = ½
    "75, 0.2",
    "100, 0.1",
    "150, 0"
  })
  void cosineFallsFromTheRateToZeroOverAllPlannedSteps(long step, double expected) {
    assertThat(at(new LearningRate.Cosine(0.4), step)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void cosineStaysAtZeroAfterThePlannedSteps() {
    assertThat(at(new LearningRate.Cosine(0.4), 200)).isCloseTo(0, within(1e-15));
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertRefused(
        () -> new LearningRate.Constant(0), "learning-rate must be finite and above 0, found 0.0");
    assertRefused(
        () -> new LearningRate.Cosine(Double.NaN),
        "learning-rate must be finite and above 0, found NaN");
    assertRefused(
        () -> new LearningRate.Step(-1, 0.5, 1),
        "learning-rate must be finite and above 0, found -1.0");
    assertRefused(() -> new LearningRate.Step(1, 0, 1), "factor must be in (0, 1], found 0.0");
    assertRefused(() -> new LearningRate.Step(1, 1.5, 1), "factor must be in (0, 1], found 1.5");
    assertRefused(
        () -> new LearningRate.Step(1, 0.5, 0), "every must be at least 1 epoch, found 0");
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void aStepMayKeepTheRateAndMayComeEachEpoch() {
    assertThat(new LearningRate.Step(0.1, 1, 1)).isNotNull();
    assertThat(new LearningRate.Step(0.1, 1, 1).everyEpochs()).isEqualTo(1);
  }
}
