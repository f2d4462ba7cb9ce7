package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Rule;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.reference.ReferenceEpoch;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that are frozen keep every bit; those after them learn as if nothing else were there. */
abstract class FrozenLayersContract {

  private final EngineUnderTest engine;

  FrozenLayersContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  static Stream<Arguments> rules() {
    return Rule.optimizers().stream()
        .flatMap(
            optimizer ->
                Rule.clippings().stream().map(clipping -> Arguments.of(optimizer, clipping)));
  }

  private static TrainingJob job(Optimizer optimizer, GradientClipping clipping, int frozen) {
    NetworkSpec network = NetworkSpec.dense(5, Activation.TANH, 6, 4).withDropout(0.2).withL2(0.01);
    return TrainingJob.of(
        network,
        new Rule(Rule.losses().get(0), optimizer, clipping)
            .config()
            .epochs(3)
            .batchSize(16)
            .inputNoise(0.05)
            .frozen(frozen)
            .build(),
        SampleRows.draw(40, 5, 1),
        SampleRows.draw(10, 5, 2));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void frozenLayersKeepEveryBit(Optimizer optimizer, GradientClipping clipping) {
    for (int frozen = 1; frozen <= 2; frozen++) {
      TrainingJob job = job(optimizer, clipping, frozen);
      int first = job.session().frozenParameters();
      assertThat(first).isEqualTo(frozen == 1 ? 5 * 6 + 6 : 5 * 6 + 6 + 6 * 4 + 4);
      ReferenceNetwork reference = new ReferenceNetwork(job.session());
      try (TrainingSession session = engine.bound(job)) {
        double[] before = session.weights().toArray();
        for (int epoch = 1; epoch <= 3; epoch++) {
          ReferenceEpoch.run(reference, job, job.plan(epoch));
          job.plan(epoch).run(session);
        }
        double[] after = session.weights().toArray();

        assertThat(Arrays.copyOf(after, first))
            .as("frozen layers")
            .containsExactly(Arrays.copyOf(before, first));
        assertThat(after)
            .as("as the reference network")
            .containsExactly(reference.weights(), within(engine.precision().weights()));
        for (int i = first; i < after.length; i++) {
          assertThat(after[i]).as("parameter %s, which learns", i).isNotEqualTo(before[i]);
        }
      }
    }
  }
}
