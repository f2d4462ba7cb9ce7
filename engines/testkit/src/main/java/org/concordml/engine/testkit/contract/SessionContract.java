package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Rule;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a session remembers can be taken out and put back, and sessions know nothing of others. */
abstract class SessionContract {

  private static final Rule ADAM =
      new Rule(Rule.losses().get(0), Rule.optimizers().get(0), GradientClipping.NONE);

  private final EngineUnderTest engine;

  SessionContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  static Stream<Optimizer> optimizers() {
    return Rule.optimizers().stream();
  }

  private static TrainingJob job(Optimizer optimizer, long seed) {
    Rule rule = new Rule(ADAM.loss(), optimizer, GradientClipping.NONE);
    NetworkSpec network = NetworkSpec.standard(6).withDropout(0.3).withL2(0.001);
    return TrainingJob.of(
        network,
        rule.config().epochs(4).batchSize(16).seed(seed).build(),
        SampleRows.draw(50, 6, seed),
        SampleRows.draw(20, 6, 99));
  }

  @Test
  void initialWeightsComeBackBitForBit() {
    TrainingJob job = job(ADAM.optimizer(), 1);
    try (TrainingSession session = engine.open(job)) {
      assertThat(session.weights().toArray()).containsExactly(job.initial().toArray());
      assertThat(session.optimizerState().steps()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void trainingGoesOnBitForBitInANewSession(Optimizer optimizer) {
    TrainingJob job = job(optimizer, 1);
    try (TrainingSession whole = engine.bound(job);
        TrainingSession first = engine.bound(job);
        TrainingSession second = engine.bound(job)) {
      for (int epoch = 1; epoch <= 4; epoch++) {
        job.plan(epoch).run(whole);
      }
      job.plan(1).run(first);
      job.plan(2).run(first);
      OptimizerState state = first.optimizerState();
      second.restore(first.weights());
      second.restore(state);
      assertSame(second.optimizerState(), state);
      job.plan(3).run(second);
      job.plan(4).run(second);

      assertThat(state.steps()).isEqualTo(2L * job.stepsPerEpoch());
      assertThat(state.names()).containsExactlyElementsOf(optimizer.slots());
      assertThat(second.weights().toArray()).containsExactly(whole.weights().toArray());
      assertSame(second.optimizerState(), whole.optimizerState());
    }
  }

  private static void assertSame(OptimizerState found, OptimizerState expected) {
    assertThat(found.steps()).isEqualTo(expected.steps());
    for (String slot : expected.names()) {
      assertThat(found.slot(slot)).as(slot).containsExactly(expected.slot(slot));
    }
  }

  @Test
  void weightsRestoredInMidTrainingAreThoseTheNextStepStartsFrom() {
    // Trap: MXNet's own trainer keeps a copy of the weights and overwrites what is set later.
    TrainingJob job = job(ADAM.optimizer(), 1);
    try (TrainingSession session = engine.bound(job)) {
      EpochOutput fresh = job.plan(1).run(session);
      session.restore(job.initial());
      session.restore(OptimizerState.initial(ADAM.optimizer(), job.network().layout().size()));
      EpochOutput again = job.plan(1).run(session);

      assertThat(again.outputs()).containsExactly(fresh.outputs());
      assertThat(again.penalties()).containsExactly(fresh.penalties());
    }
  }

  @Test
  void scoresAreThoseOfTheWeightsAsTheyAreNow() {
    TrainingJob job = job(ADAM.optimizer(), 1);
    TrainingJob other = job(ADAM.optimizer(), 7);
    FeatureMatrix rows = job.validation().features();
    try (TrainingSession session = engine.open(job);
        TrainingSession expected = engine.open(other)) {
      double[] before = session.outputs(rows);
      session.restore(other.initial());

      assertThat(session.outputs(rows))
          .containsExactly(expected.outputs(rows))
          .isNotEqualTo(before);
    }
  }

  @Test
  void twoSessionsAtOnceDoNotDisturbEachOther() {
    TrainingJob one = job(ADAM.optimizer(), 1);
    TrainingJob other = job(ADAM.optimizer(), 2);
    Weights alone;
    try (TrainingSession session = engine.bound(one)) {
      one.plan(1).run(session);
      one.plan(2).run(session);
      alone = session.weights();
    }
    try (TrainingSession session = engine.bound(one);
        TrainingSession neighbour = engine.bound(other)) {
      one.plan(1).run(session);
      other.plan(1).run(neighbour);
      neighbour.outputs(one.validation().features());
      one.plan(2).run(session);

      assertThat(session.weights().toArray()).containsExactly(alone.toArray());
    }
  }

  @Test
  void theSameJobTwiceGivesTheSameBits() {
    TrainingJob job = job(ADAM.optimizer(), 3);

    assertThat(engine.train(job).weights().toArray())
        .containsExactly(engine.train(job).weights().toArray());
  }

  @Test
  void anEpochNeedsRowsFirst() {
    try (TrainingSession session = engine.open(job(ADAM.optimizer(), 1))) {
      assertThatThrownBy(() -> session.beginEpoch(new int[] {0}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("bind the training rows before the first epoch");
    }
  }

  @Test
  void otherRowsCanBeBoundLater() {
    TrainingJob job = job(ADAM.optimizer(), 1);
    TrainingJob other = job(ADAM.optimizer(), 2);
    try (TrainingSession session = engine.bound(other);
        TrainingSession expected = engine.bound(job)) {
      other.plan(1).run(session);
      session.bind(job.train(), job.rowWeights());
      session.restore(job.initial());
      session.restore(OptimizerState.initial(ADAM.optimizer(), job.network().layout().size()));

      assertThat(job.plan(1).run(session).outputs())
          .containsExactly(job.plan(1).run(expected).outputs());
    }
  }
}
