package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.concordml.data.FeatureMatrix;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;

/** The number of threads changes the time that something takes, not the numbers. */
abstract class ThreadContract {

  private final EngineUnderTest engine;

  ThreadContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  /** Two steps of 1,000 rows, ten million products each, which are shared; and a short one. */
  private static TrainingJob job() {
    return TrainingJob.of(
        NetworkSpec.dense(40, Activation.RELU, 96, 64).withL2(0.001),
        FitConfig.standard()
            .optimizer(new Sgd(0.9, false))
            .learningRate(0.1)
            .batchSize(1000)
            .build(),
        SampleRows.draw(2003, 40, 1),
        SampleRows.draw(700, 40, 2));
  }

  /** Epoch by epoch in turns, as two sessions of one process are used in a comparison. */
  @Test
  void twoThreadsGiveTheNumbersOfOne() {
    TrainingJob job = job();
    double limit = engine.precision().sharing();
    FeatureMatrix rows = job.validation().features();
    try (TrainingSession one = engine.with(ThreadCount.of(1)).bound(job);
        TrainingSession two = engine.with(ThreadCount.of(2)).bound(job)) {
      for (int number = 1; number <= 3; number++) {
        EpochOutput expected = job.plan(number).run(one);
        EpochOutput output = job.plan(number).run(two);

        assertThat(output.outputs()).containsExactly(expected.outputs(), within(limit));
        assertThat(output.penalties()).containsExactly(expected.penalties(), within(limit));
        assertThat(two.outputs(rows)).containsExactly(one.outputs(rows), within(limit));
        assertThat(two.inputGradients(rows, 0).toArray())
            .containsExactly(one.inputGradients(rows, 0).toArray(), within(limit));
        assertThat(two.weights().toArray()).containsExactly(one.weights().toArray(), within(limit));
      }
    }
  }

  @Test
  void aSessionTellsHowManyItUsed() {
    TrainingJob job = job();
    TrainingSession two = engine.with(ThreadCount.of(2)).bound(job);
    try (two;
        TrainingSession one = engine.with(ThreadCount.of(1)).bound(job);
        TrainingSession small = engine.open(job)) {
      assertThat(two.threadsUsed()).as("before anything was computed").isEmpty();
      job.plan(1).run(one);
      job.plan(1).run(two);
      small.outputs(job.validation().features().select(new int[] {0, 1, 2}));

      assertThat(one.threadsUsed()).hasValue(1);
      assertThat(two.threadsUsed()).hasValue(2);
      assertThat(small.threadsUsed()).as("left to itself, with little to do").hasValue(1);
    }
    assertThat(two.threadsUsed()).as("when closed").hasValue(2);
  }
}
