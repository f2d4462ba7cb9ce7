package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.data.Task;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Rule;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.EarlyStopping;
import org.concordml.training.EpochRecord;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;
import org.concordml.training.TrainingState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that goes on from the state after any of its epochs ends with the same bits. */
abstract class ResumeContract {

  private static final int EPOCHS = 5;

  private final EngineUnderTest engine;

  ResumeContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  static Stream<Optimizer> optimizers() {
    return Rule.optimizers().stream();
  }

  /** Everything random is in it: order, dropout, noise; and a rate that changes. */
  private static FitConfig.Builder config(Optimizer optimizer) {
    return FitConfig.standard()
        .optimizer(optimizer)
        .clipping(Rule.clippings().get(2))
        .learningRate(new LearningRate.Cosine(0.05))
        .inputNoise(0.1)
        .epochs(EPOCHS)
        .batchSize(16);
  }

  private static TrainingJob job(Task task, FitConfig config) {
    NetworkSpec network =
        NetworkSpec.dense(6, Activation.RELU, 12, 8)
            .withHead(SampleRows.head(task))
            .withDropout(0.3)
            .withL2(0.001);
    return TrainingJob.of(
        network,
        config.toBuilder().loss(Loss.standard(task)).classWeights(SampleRows.weights(task)).build(),
        SampleRows.weighted(SampleRows.draw(task, 50, 6, 1)),
        SampleRows.draw(task, 20, 6, 99));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyOptimizerGoesOnBitForBit(Optimizer optimizer) {
    assertResumes(job(Task.BINARY, config(optimizer).build()));
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void everyTaskGoesOnBitForBit(Task task) {
    assertResumes(job(task, config(Optimizer.Adam.STANDARD).build()));
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void earlyStoppingGoesOnBitForBit(Task task) {
    // At this rate the loss of the validation rows is best after a few epochs.
    EarlyStopping rule =
        new EarlyStopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 3, 0);
    FitConfig config =
        config(Optimizer.Adam.STANDARD).learningRate(0.3).epochs(40).earlyStopping(rule).build();

    TrainedModel whole = assertResumes(job(task, config));

    assertThat(whole.stoppedEarly()).isTrue();
    assertThat(whole.restoredBestWeights()).isTrue();
  }

  private TrainedModel assertResumes(TrainingJob job) {
    TrainingLoop loop = new TrainingLoop(engine.backend(), engine.device());
    List<TrainingState> states = new ArrayList<>();
    TrainedModel whole = loop.run(job, keeping(states));

    assertThat(states).hasSameSizeAs(whole.history());
    for (TrainingState state : states) {
      List<TrainingState> after = new ArrayList<>();
      TrainedModel resumed = loop.resume(job, state, keeping(after));

      assertThat(after)
          .as("epochs trained after %s", state.epochs())
          .hasSize(whole.history().size() - state.epochs());
      assertSame("resumed after " + state.epochs(), resumed, whole);
    }
    return whole;
  }

  private static TrainingObserver keeping(List<TrainingState> states) {
    return event -> {
      if (event instanceof TrainingEvent.EpochFinished epoch) {
        states.add(epoch.state().get());
      }
    };
  }

  private static void assertSame(String when, TrainedModel found, TrainedModel expected) {
    assertThat(found.weights().toArray()).as(when).containsExactly(expected.weights().toArray());
    assertThat(found.history().stream().map(ResumeContract::timeless))
        .as(when)
        .isEqualTo(expected.history().stream().map(ResumeContract::timeless).toList());
    for (int epoch = 0; epoch < expected.stepLosses().size(); epoch++) {
      assertThat(found.stepLosses().get(epoch))
          .as("%s, losses of epoch %s", when, epoch + 1)
          .containsExactly(expected.stepLosses().get(epoch));
    }
    assertThat(found.bestEpoch()).as(when).isEqualTo(expected.bestEpoch());
    assertThat(found.stoppedEarly()).as(when).isEqualTo(expected.stoppedEarly());
    assertThat(found.validation().outputs())
        .as(when)
        .containsExactly(expected.validation().outputs());
    assertThat(found.validation().loss()).as(when).isEqualTo(expected.validation().loss());
  }

  private static EpochRecord timeless(EpochRecord of) {
    return new EpochRecord(
        of.epoch(), of.loss(), of.metric(), of.valLoss(), of.valMetric(), 0, of.weightedMetric());
  }
}
