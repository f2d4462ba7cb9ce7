package org.concordml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkSpecTest {

  @Test
  void theStandardNetworkHasLayersOf32And16AndOneLogit() {
    NetworkSpec network = NetworkSpec.standard(30);

    assertThat(network.depth()).isEqualTo(3);
    assertThat(List.of(network.fanIn(0), network.fanIn(1), network.fanIn(2)))
        .containsExactly(30, 32, 16);
    assertThat(List.of(network.fanOut(0), network.fanOut(1), network.fanOut(2)))
        .containsExactly(32, 16, 1);
    assertThat(network.layout().size()).isEqualTo(30 * 32 + 32 + 32 * 16 + 16 + 16 + 1);
  }

  @Test
  void parametersStandKernelFirstThenBiasLayerByLayer() {
    ParameterLayout layout = NetworkSpec.dense(3, Activation.TANH, 2).layout();

    assertThat(layout.tensors())
        .containsExactly(
            new ParameterTensor("dense1.kernel", 3, 2, 0, true),
            new ParameterTensor("dense1.bias", 1, 2, 6, false),
            new ParameterTensor("dense2.kernel", 2, 1, 8, true),
            new ParameterTensor("dense2.bias", 1, 1, 10, false));
    assertThat(layout.kernel(1)).isEqualTo(layout.tensors().get(2));
    assertThat(layout.bias(0)).isEqualTo(layout.tensors().get(1));
  }

  @Test
  void anElementIsNamedByRowAndColumn() {
    ParameterLayout layout = NetworkSpec.dense(3, Activation.TANH, 2).layout();

    assertThat(layout.kernel(0).element(5)).isEqualTo("dense1.kernel[2, 1]");
    assertThat(layout.bias(0).element(1)).isEqualTo("dense1.bias[1]");
  }

  @Test
  void dropoutAndPenaltyChangeNothingElse() {
    NetworkSpec plain = NetworkSpec.standard(4);
    NetworkSpec changed = plain.withDropout(0.5).withL2(0.01);

    assertThat(plain.hasDropout()).isFalse();
    assertThat(changed.hasDropout()).isTrue();
    assertThat(changed.l2()).isEqualTo(0.01);
    assertThat(changed.layout()).isEqualTo(plain.layout());
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertRefused(() -> new NetworkSpec(0, List.of(), 0), "inputs must be at least 1, found 0");
    assertRefused(
        () -> new NetworkSpec(1, List.of(), -0.1), "l2 must be finite and at least 0, found -0.1");
    assertRefused(
        () -> NetworkSpec.standard(1).withL2(Double.NaN),
        "l2 must be finite and at least 0, found NaN");
    assertRefused(
        () -> NetworkSpec.dense(1, Activation.RELU, 8, 0), "units must be at least 1, found 0");
    assertRefused(
        () -> NetworkSpec.standard(1).withDropout(1), "dropout must be in [0, 1), found 1.0");
    assertRefused(
        () -> NetworkSpec.standard(1).withDropout(Double.NaN),
        "dropout must be in [0, 1), found NaN");
    assertRefused(
        () -> new Weights(NetworkSpec.dense(2, Activation.RELU).layout(), new double[4]),
        "there must be 3 parameters, found 4");
  }

  private static void assertRefused(ThrowingCallable code, String message) {
    assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void weightsAreNotChangedFromOutside() {
    double[] values = {1, 2, 3};
    Weights weights = new Weights(NetworkSpec.dense(2, Activation.RELU).layout(), values);
    values[0] = 9;
    weights.toArray()[1] = 9;

    assertThat(weights.toArray()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource
  void anActivationIsFoundByItsKey(Activation activation) {
    assertThat(Activation.named(activation.key())).isEqualTo(activation);
  }

  @ParameterizedTest
  @CsvSource({"leaky_relu, LEAKY_RELU", "LeakyReLU, LEAKY_RELU", "ReLU, RELU", "logistic, SIGMOID"})
  void anActivationIsFoundByTheNamesOfKerasAndScikitLearn(String name, Activation activation) {
    assertThat(Activation.named(name)).isEqualTo(activation);
  }

  @Test
  void anUnknownActivationIsAnsweredWithTheList() {
    assertThatThrownBy(() -> Activation.named("swish"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "activation must be one of relu, tanh, sigmoid, gelu, leaky-relu, found 'swish'");
  }

  /** Biases count too: without them this network would just pass. */
  @Test
  void everyParameterCountsTowardsTheLimit() {
    assertThatThrownBy(() -> NetworkSpec.dense(46340, Activation.RELU, 46340))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 2147488281");
  }
}
