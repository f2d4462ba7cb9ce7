package org.concordml.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences are relative to scale: to 1 for small numbers, to the number itself for large. */
class ToleranceTest {

  private static final Tolerance TOLERANCE = new Tolerance(1e-4);

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.6, 0.1",
    "1, 1.25, 0.25",
    "4, 5, 0.25",
    "-4, -5, 0.25",
    "0, 0, 0",
    "0.5, NaN, Infinity",
    "NaN, 0.5, Infinity",
    "0.5, Infinity, Infinity"
  })
  void ofALossOrAProbability(double reference, double found, double difference) {
    assertThat(Tolerance.difference(reference, found)).isCloseTo(difference, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0.000099, false", "0.0001, false", "0.000101, true", "Infinity, true"})
  void aDifferenceOfTheToleranceItselfIsAgreement(double difference, boolean exceeded) {
    assertThat(TOLERANCE.exceededBy(difference)).isEqualTo(exceeded);
  }

  @Test
  void ofATensorTheWorstPlaceIsFound() {
    NetworkSpec network = new NetworkSpec(3, List.of(), 0);
    Weights reference = new Weights(network.layout(), new double[] {0.5, -4, 1, 0.01});
    Weights found = new Weights(network.layout(), new double[] {0.4, -3, 1.5, 0.03});

    Tolerance.TensorDifference kernel =
        TOLERANCE.compare(reference, found, network.layout().kernel(0));
    Tolerance.TensorDifference bias = TOLERANCE.compare(reference, found, network.layout().bias(0));

    assertThat(kernel.position()).isEqualTo(1);
    assertThat(kernel.relative()).isEqualTo(0.25);
    assertThat(bias.position()).isZero();
    assertThat(bias.relative()).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void aWeightThatIsNotANumberIsInfinitelyFar() {
    NetworkSpec network = new NetworkSpec(3, List.of(), 0);
    Weights reference = new Weights(network.layout(), new double[] {0.5, -4, 1, 0.01});
    Weights found = new Weights(network.layout(), new double[] {0.5, -4, Double.NaN, 0.01});

    Tolerance.TensorDifference kernel =
        TOLERANCE.compare(reference, found, network.layout().kernel(0));

    assertThat(kernel.position()).isEqualTo(2);
    assertThat(kernel.relative()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void itMustBeFiniteAndAboveZero(double relative) {
    assertThatThrownBy(() -> new Tolerance(relative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tolerance must be finite and above 0, found " + relative);
    assertThat(Tolerance.STANDARD).isEqualTo(new Tolerance(1e-4));
  }
}
