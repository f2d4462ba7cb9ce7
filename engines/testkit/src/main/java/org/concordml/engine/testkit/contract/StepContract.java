package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.data.Task;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Rule;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.reference.ReferenceEpoch;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.Loss;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.EpochPlan;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two thousand combinations of loss, optimizer, clipping, activation, class weights, dropout, noise
 * and penalty take the steps that the formulas say: an epoch of three batches, the last one short,
 * beside {@link ReferenceNetwork}.
 */
abstract class StepContract {

  private final EngineUnderTest engine;

  StepContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  static Stream<Rule> rules() {
    return Stream.concat(Rule.all(), Rule.ofOtherLosses());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void stepsAreThoseOfTheFormulas(Rule rule) {
    for (TrainingJob job : jobs(rule)) {
      assertSameEpoch(job, describe(job));
    }
  }

  /** An engine may cut a large batch into pieces; each finds its own noise and dropout. */
  @ParameterizedTest
  @EnumSource
  void soAreStepsOfLargeBatches(Task task) {
    NetworkSpec network =
        NetworkSpec.dense(5, Activation.TANH, 6, 4)
            .withDropout(0.4)
            .withHead(SampleRows.head(task));
    FitConfig config =
        FitConfig.standard()
            .loss(Loss.standard(task))
            .epochs(1)
            .batchSize(4900)
            .inputNoise(0.25)
            .build();
    TrainingJob job =
        TrainingJob.of(
            network, config, SampleRows.draw(task, 5600, 5, 7), SampleRows.draw(task, 9, 5, 99));

    assertSameEpoch(job, "batches of 4,900 and 700 rows");
  }

  /**
   * All choices of weights, dropout, noise and penalty; the activation goes round, so that over the
   * rules each meets each choice.
   */
  private static List<TrainingJob> jobs(Rule rule) {
    int turn = rules().toList().indexOf(rule);
    Activation[] activations = Activation.values();
    return IntStream.range(0, 16)
        .mapToObj(choice -> job(rule, activations[(turn + choice) % activations.length], choice))
        .toList();
  }

  private static TrainingJob job(Rule rule, Activation activation, int choice) {
    boolean weighted = (choice & 1) != 0;
    boolean drops = (choice & 2) != 0;
    boolean noisy = (choice & 4) != 0;
    boolean penalised = (choice & 8) != 0;
    Task task = rule.loss().task();
    NetworkSpec network =
        NetworkSpec.dense(5, activation, 6, 4)
            .withDropout(drops ? 0.4 : 0)
            .withL2(penalised ? 0.01 : 0)
            .withHead(SampleRows.head(task));
    FitConfig config =
        rule.config()
            .epochs(1)
            .batchSize(8)
            .classWeights(weighted ? SampleRows.weights(task) : ClassWeights.none())
            .inputNoise(noisy ? 0.25 : 0)
            .seed(choice)
            .build();
    Examples rows = SampleRows.draw(task, 21, 5, choice);
    return TrainingJob.of(
        network,
        config,
        weighted && drops ? SampleRows.weighted(rows) : rows,
        SampleRows.draw(task, 9, 5, 99));
  }

  private static String describe(TrainingJob job) {
    return job.network()
        + ", weights "
        + job.config().classWeights()
        + ", noise "
        + job.config().inputNoise();
  }

  private void assertSameEpoch(TrainingJob job, String description) {
    ReferenceNetwork reference = new ReferenceNetwork(job.session());
    double logits = engine.precision().logits();
    try (TrainingSession session = engine.bound(job)) {
      EpochPlan plan = job.plan(1);
      EpochOutput expected = ReferenceEpoch.run(reference, job, plan);
      EpochOutput output = plan.run(session);

      assertThat(output.outputs())
          .as("logits as their batch came by, %s", description)
          .containsExactly(expected.outputs(), within(logits));
      assertThat(output.penalties())
          .as("penalties, %s", description)
          .containsExactly(expected.penalties(), within(logits));
      assertThat(session.outputs(job.validation().features()))
          .as("logits after the epoch, %s", description)
          .containsExactly(reference.outputs(job.validation().features()), within(logits));
      assertThat(session.weights().toArray())
          .as("weights after the epoch, %s", description)
          .containsExactly(reference.weights(), within(engine.precision().weights()));
    }
  }
}
