package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.concordml.data.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An interrupt ends a training after the batch at hand and keeps what was trained. */
class InterruptedTrainingTest {

  private static final Examples TRAIN = Jobs.rows(10, 1);
  private static final Examples VALIDATION = Jobs.rows(7, 2);

  private final LogisticBackend backend = new LogisticBackend();

  /** JUnit's thread must not stay interrupted. */
  @AfterEach
  void takeTheFlagDown() {
    boolean unused = Thread.interrupted();
  }

  /** Interrupts its own thread after an epoch. */
  private static TrainingObserver after(int epoch) {
    return event -> {
      if (event instanceof TrainingEvent.EpochFinished end && end.record().epoch() == epoch) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private TrainingInterruptedException interrupted(TrainingJob job, TrainingObserver observer) {
    return catchThrowableOfType(
        TrainingInterruptedException.class,
        () -> new TrainingLoop(backend, LogisticBackend.CPU).run(job, observer));
  }

  private static TrainingJob job(int epochs) {
    return Jobs.job(Jobs.config().epochs(epochs).build(), TRAIN, VALIDATION);
  }

  @Test
  void theEpochsUntilThenAreKept() {
    TrainingInterruptedException end = interrupted(job(9), after(3));

    assertThat(end)
        .hasMessage("training on logistic was interrupted in epoch 4, after 0 batches of it.");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(backend.sessionsOpen).isZero();
    boolean unused = Thread.interrupted();
    TrainedModel whole = Jobs.train(job(3));
    assertThat(end.model().weights().toArray()).containsExactly(whole.weights().toArray());
    assertThat(end.model().validation().outputs()).containsExactly(whole.validation().outputs());
    assertThat(end.model().history()).hasSize(3);
    assertThat(end.model().bestEpoch()).isEqualTo(3);
    assertThat(end.model().stoppedEarly()).isFalse();
  }

  @Test
  void anInterruptWithinAnEpochEndsItAfterTheBatchAtHand() {
    ScriptedBackend scripted = new ScriptedBackend(new double[7], new double[7], new double[7]);
    scripted.interruptAtStep(5); // of three an epoch

    TrainingInterruptedException end =
        catchThrowableOfType(
            TrainingInterruptedException.class,
            () ->
                new TrainingLoop(scripted, LogisticBackend.CPU).run(job(9), TrainingObserver.NONE));

    assertThat(end)
        .hasMessage("training on scripted was interrupted in epoch 2, after 2 batches of it.");
    assertThat(scripted.stepsTaken).isEqualTo(5);
    assertThat(end.model().history()).hasSize(1);
    assertThat(end.model().bestEpoch()).isEqualTo(2);
    assertThat(end.model().restoredBestWeights()).isFalse();
  }

  @Test
  void aThreadThatIsInterruptedAlreadyTrainsNothing() {
    Thread.currentThread().interrupt();

    TrainingInterruptedException end = interrupted(job(9), TrainingObserver.NONE);

    assertThat(end)
        .hasMessage("training on logistic was interrupted in epoch 1, after 0 batches of it.");
    assertThat(end.model().history()).isEmpty();
    assertThat(end.model().weights().toArray()).containsOnly(0);
    assertThat(end.model().bestEpoch()).isZero();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void withEarlyStoppingTheBestEpochIsKept() {
    boolean[] contrary = TRAIN.labels();
    for (int i = 0; i < contrary.length; i++) {
      contrary[i] = !contrary[i];
    }
    MonitoredMetric valLoss = new MonitoredMetric("valLoss");
    FitConfig config =
        Jobs.config()
            .epochs(20)
            .earlyStopping(new EarlyStopping(valLoss, EarlyStopping.Mode.MIN, 15, 0))
            .build();
    TrainingJob job = Jobs.job(config, TRAIN, Examples.binary(TRAIN.features(), contrary));

    TrainedModel model = interrupted(job, after(4)).model();

    assertThat(model.history()).hasSize(4);
    assertThat(model.bestEpoch()).isEqualTo(1);
    assertThat(model.restoredBestWeights()).isTrue();
    assertThat(model.validation().loss()).isEqualTo(model.history().get(0).valLoss());
  }

  @Test
  void anInterruptAfterTheLastBatchComesTooLate() {
    TrainedModel model = new TrainingLoop(backend, LogisticBackend.CPU).run(job(3), after(3));

    assertThat(model.history()).hasSize(3);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void whatAnObserverThrowsReachesTheCallerAsItIs() {
    Error thrown = new AssertionError("an observer's own");
    TrainingObserver broken =
        event -> {
          if (event instanceof TrainingEvent.EpochFinished) {
            throw thrown;
          }
        };

    assertThatThrownBy(() -> new TrainingLoop(backend, LogisticBackend.CPU).run(job(3), broken))
        .isSameAs(thrown);
    assertThat(thrown.getSuppressed()).isEmpty();
    assertThat(backend.sessionsOpen).isZero();
  }
}
