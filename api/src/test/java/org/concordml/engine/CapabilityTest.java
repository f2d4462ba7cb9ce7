package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordml.engine.Capability.ADAM;
import static org.concordml.engine.Capability.ADAMW;
import static org.concordml.engine.Capability.BINARY_CROSS_ENTROPY;
import static org.concordml.engine.Capability.CLIP_BY_GLOBAL_NORM;
import static org.concordml.engine.Capability.CLIP_BY_VALUE;
import static org.concordml.engine.Capability.DROPOUT;
import static org.concordml.engine.Capability.FOCAL;
import static org.concordml.engine.Capability.GELU;
import static org.concordml.engine.Capability.INPUT_NOISE;
import static org.concordml.engine.Capability.L2_PENALTY;
import static org.concordml.engine.Capability.LEAKY_RELU;
import static org.concordml.engine.Capability.RELU;
import static org.concordml.engine.Capability.RMSPROP;
import static org.concordml.engine.Capability.ROW_WEIGHTS;
import static org.concordml.engine.Capability.SGD;
import static org.concordml.engine.Capability.SIGMOID;
import static org.concordml.engine.Capability.SOFT_DICE;
import static org.concordml.engine.Capability.TANH;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RmsProp;
import org.concordml.learning.Sgd;
import org.concordml.learning.SoftDice;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.WeightInitializer;
import org.concordml.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A job needs exactly what it uses. */
class CapabilityTest {

  private static final NetworkSpec RELU_NETWORK = NetworkSpec.standard(2);
  private static final Loss BCE = new BinaryCrossEntropy();

  private static TrainingSpec config(
      NetworkSpec network, Loss loss, Optimizer optimizer, GradientClipping clipping) {
    return new TrainingSpec(
        network,
        WeightInitializer.GLOROT_UNIFORM.draw(network, new RandomStreams(1)),
        loss,
        optimizer,
        clipping);
  }

  private static Set<Capability> neededBy(NetworkSpec network, Loss loss, Optimizer optimizer) {
    return Capability.neededBy(
        config(network, loss, optimizer, GradientClipping.NONE), false, false);
  }

  static Stream<Arguments> jobs() {
    return Stream.of(
        Arguments.of(
            neededBy(RELU_NETWORK, BCE, Adam.STANDARD), Set.of(RELU, BINARY_CROSS_ENTROPY, ADAM)),
        Arguments.of(
            neededBy(RELU_NETWORK, new SoftDice(), new Sgd(0, false)),
            Set.of(RELU, SOFT_DICE, SGD)),
        Arguments.of(
            neededBy(RELU_NETWORK, new BinaryFocal(1), RmsProp.STANDARD),
            Set.of(RELU, FOCAL, RMSPROP)),
        Arguments.of(
            neededBy(RELU_NETWORK.withDropout(0.5).withL2(1), BCE, AdamW.STANDARD),
            Set.of(RELU, DROPOUT, L2_PENALTY, BINARY_CROSS_ENTROPY, ADAMW)));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void networkLossAndOptimizerAreAskedFor(Set<Capability> needed, Set<Capability> expected) {
    assertThat(needed).isEqualTo(expected);
  }

  @Test
  void clippingWeightsAndNoiseAreAskedForWhenUsed() {
    TrainingSpec byValue =
        config(RELU_NETWORK, BCE, Adam.STANDARD, new GradientClipping.ByValue(1));
    TrainingSpec byNorm =
        config(RELU_NETWORK, BCE, Adam.STANDARD, new GradientClipping.ByGlobalNorm(1));

    assertThat(Capability.neededBy(byValue, true, false))
        .contains(CLIP_BY_VALUE, ROW_WEIGHTS)
        .doesNotContain(CLIP_BY_GLOBAL_NORM, INPUT_NOISE);
    assertThat(Capability.neededBy(byNorm, false, true))
        .contains(CLIP_BY_GLOBAL_NORM, INPUT_NOISE)
        .doesNotContain(CLIP_BY_VALUE, ROW_WEIGHTS);
  }

  @Test
  void everyActivationHasACapabilityOfItsName() {
    Map<Activation, Capability> expected =
        Map.of(
            Activation.RELU, RELU,
            Activation.TANH, TANH,
            Activation.SIGMOID, SIGMOID,
            Activation.GELU, GELU,
            Activation.LEAKY_RELU, LEAKY_RELU);
    assertThat(expected).containsOnlyKeys(Activation.values());
    expected.forEach(
        (activation, capability) -> {
          assertThat(neededBy(NetworkSpec.dense(2, activation, 3), BCE, Adam.STANDARD))
              .containsExactlyInAnyOrder(capability, BINARY_CROSS_ENTROPY, ADAM);
          assertThat(capability.key()).isEqualTo(activation.key());
        });
  }
}
