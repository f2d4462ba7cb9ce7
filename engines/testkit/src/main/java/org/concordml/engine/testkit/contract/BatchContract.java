package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.concordml.data.Examples;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.reference.ReferenceEpoch;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.learning.LearningRate;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.random.RandomStreams;
import org.concordml.training.BatchOrder;
import org.concordml.training.EpochPlan;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches of every size, several epochs long, follow the reference network. */
abstract class BatchContract {

  private final EngineUnderTest engine;

  BatchContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  @ParameterizedTest
  @CsvSource({
    "7, 1, one row a batch",
    "7, 7, all rows in one batch",
    "7, 100, a batch larger than the rows",
    "33, 32, a last batch of one row",
    "47, 32, a short last batch",
    "64, 32, no short batch"
  })
  void anyBatchSizeWorks(int rows, int batchSize, String why) {
    assertFollows(
        job(
            NetworkSpec.dense(3, Activation.TANH, 4),
            rows,
            batchSize,
            new LearningRate.Constant(0.01)),
        why);
  }

  @ParameterizedTest
  @CsvSource({"1", "5"})
  void aNetworkWithoutHiddenLayersIsALogisticRegression(int inputs) {
    Examples rows = SampleRows.draw(20, inputs, 3);
    TrainingJob job =
        TrainingJob.of(
            new NetworkSpec(inputs, List.of(), 0.01),
            FitConfig.standard().epochs(2).batchSize(8).build(),
            rows,
            rows);
    assertFollows(job, "logistic regression");
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aChangingLearningRateIsTakenStepByStep(boolean cosine) {
    LearningRate rate =
        cosine ? new LearningRate.Cosine(0.05) : new LearningRate.Step(0.05, 0.1, 1);
    assertFollows(job(NetworkSpec.standard(3), 40, 16, rate), rate.toString());
  }

  /** Put together by hand: a single row is of one class, which is no job to learn from. */
  private static TrainingJob job(NetworkSpec network, int rows, int batchSize, LearningRate rate) {
    FitConfig config =
        FitConfig.standard().epochs(3).batchSize(batchSize).learningRate(rate).build();
    RandomStreams streams = new RandomStreams(config.seed());
    return new TrainingJob(
        network,
        config,
        SampleRows.draw(rows, network.inputs(), 5),
        SampleRows.draw(10, network.inputs(), 6),
        config.initializer().draw(network, streams),
        BatchOrder.shuffled(streams, rows));
  }

  private void assertFollows(TrainingJob job, String why) {
    ReferenceNetwork reference = new ReferenceNetwork(job.session());
    try (TrainingSession session = engine.bound(job)) {
      for (int epoch = 1; epoch <= job.config().epochs(); epoch++) {
        EpochPlan plan = job.plan(epoch);
        EpochOutput expected = ReferenceEpoch.run(reference, job, plan);
        assertThat(plan.run(session).outputs())
            .as("%s, epoch %s", why, epoch)
            .containsExactly(expected.outputs(), within(engine.precision().logits()));
      }
    }
    TrainedModel model = engine.train(job);
    assertThat(model.weights().toArray())
        .as(why)
        .containsExactly(reference.weights(), within(engine.precision().weights()));
  }
}
