package org.concordml.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerConfigTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(() -> new Adam(1, 0.999, 1e-7, false), "beta1 must be in [0, 1), found 1.0"),
        refused(() -> new Adam(0.9, -0.1, 1e-7, false), "beta2 must be in [0, 1), found -0.1"),
        refused(
            () -> new Adam(0.9, 0.999, 0, false), "epsilon must be finite and above 0, found 0.0"),
        refused(
            () -> new AdamW(Adam.STANDARD, 0), "weightDecay must be finite and above 0, found 0.0"),
        refused(() -> new Sgd(1, false), "momentum must be in [0, 1), found 1.0"),
        refused(() -> new Sgd(0, true), "nesterov needs a momentum above 0, found 0.0"),
        refused(() -> new RmsProp(Double.NaN, 1e-7), "rho must be in [0, 1), found NaN"),
        refused(() -> new RmsProp(0.9, -1), "epsilon must be finite and above 0, found -1.0"),
        refused(
            () -> new GradientClipping.ByValue(0),
            "clip-value must be finite and above 0, found 0.0"),
        refused(
            () -> new GradientClipping.ByGlobalNorm(Double.POSITIVE_INFINITY),
            "clip-norm must be finite and above 0, found Infinity"));
  }

  private static Arguments refused(ThrowingCallable code, String message) {
    return Arguments.of(code, message);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void valuesOutOfRangeAreRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(Adam.STANDARD, "adam"),
        Arguments.of(AdamW.STANDARD, "adamw"),
        Arguments.of(new Sgd(0, false), "sgd"),
        Arguments.of(new Sgd(0.9, false), "momentum"),
        Arguments.of(new Sgd(0.9, true), "nesterov"),
        Arguments.of(RmsProp.STANDARD, "rmsprop"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyOptimizerHasTheNameUsersType(Optimizer optimizer, String key) {
    assertThat(optimizer.key()).isEqualTo(key);
  }

  @Test
  void adamsFirstStepIsAsLongAsTheLearningRate() {
    // With one gradient g: m = 0.1 g, √v = √0.001 |g|, so α m / √v must be ±lr.
    assertThat(Adam.STANDARD.stepSize(0.01, 1) * 0.1 / Math.sqrt(0.001))
        .isCloseTo(0.01, within(1e-15));
  }

  @Test
  void biasCorrectionFadesAway() {
    assertThat(Adam.STANDARD.stepSize(0.01, 100_000)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void kerasRoundingOfTheBetasIsSmallAndThere() {
    // Trap: Keras rounds the betas to float32 before it raises them to the power of the step.
    double textbook = Adam.STANDARD.stepSize(0.01, 1);
    double keras = Adam.KERAS.stepSize(0.01, 1);

    assertThat(keras).isNotEqualTo(textbook).isCloseTo(textbook, within(1e-4 * textbook));
  }

  @Test
  void stateStartsAtZeroAndIsNotChangedFromOutside() {
    OptimizerState state = OptimizerState.initial(Adam.STANDARD, 2);
    state.slot("m")[0] = 9;

    assertThat(state.steps()).isZero();
    assertThat(state.names()).containsExactly("m", "v");
    assertThat(state.slot("m")).containsExactly(0, 0);
  }

  @Test
  void anUnknownSlotIsAnsweredWithTheList() {
    OptimizerState state = OptimizerState.initial(Adam.STANDARD, 2);

    assertThatThrownBy(() -> state.slot("momentum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slot must be one of [m, v], found 'momentum'");
    assertThatThrownBy(() -> new OptimizerState(-1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be at least 0, found -1");
  }
}
