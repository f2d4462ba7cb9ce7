package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingInterruptedException;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A training that is ended from outside leaves its numbers, and nothing else. */
abstract class InterruptContract {

  private final EngineUnderTest engine;

  InterruptContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  /** Steps of 1,000 rows, which are shared among threads. */
  private static TrainingJob job(int epochs) {
    return TrainingJob.of(
        NetworkSpec.dense(40, Activation.RELU, 96, 64),
        FitConfig.standard().epochs(epochs).batchSize(1000).build(),
        SampleRows.draw(2003, 40, 1),
        SampleRows.draw(700, 40, 2));
  }

  private TrainedModel run(TrainingJob job, TrainingObserver observer) {
    return new TrainingLoop(engine.backend(), engine.device()).run(job, observer);
  }

  private static TrainingObserver atTheEndOf(int epoch, Runnable action) {
    return event -> {
      if (event instanceof TrainingEvent.EpochFinished end && end.record().epoch() == epoch) {
        action.run();
      }
    };
  }

  @Test
  void anInterruptKeepsTheEpochsUntilThenToTheBit() {
    TrainedModel whole = run(job(2), TrainingObserver.NONE);
    try {
      TrainingInterruptedException end =
          catchThrowableOfType(
              TrainingInterruptedException.class,
              () -> run(job(9), atTheEndOf(2, () -> Thread.currentThread().interrupt())));

      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(end.model().history()).hasSize(2);
      assertThat(end.model().weights().toArray()).containsExactly(whole.weights().toArray());
      assertThat(end.model().validation().outputs()).containsExactly(whole.validation().outputs());
    } finally {
      boolean unused = Thread.interrupted();
    }
  }

  @Test
  @Timeout(60)
  void anInterruptFromAnotherThreadEndsATrainingThatWouldTakeHours() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<TrainingInterruptedException> end = new AtomicReference<>();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> training =
          threads.submit(
              () -> {
                try {
                  run(job(10_000_000), atTheEndOf(1, begun::countDown));
                } catch (TrainingInterruptedException interrupted) {
                  end.set(interrupted);
                }
              });
      begun.await();
      training.cancel(true);
    } finally {
      threads.shutdown();
    }
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    TrainedModel kept = end.get().model();
    assertThat(kept.history()).isNotEmpty();
    assertThat(kept.weights().toArray()).doesNotContain(Double.NaN);
    assertThat(kept.validation().predictions()).hasSize(700);
  }

  @Test
  void whatAnObserverThrowsReachesTheCallerAndTheEngineGoesOn() {
    TrainedModel whole = run(job(2), TrainingObserver.NONE);
    RuntimeException thrown = new IllegalStateException("an observer's own");

    assertThatThrownBy(
            () ->
                run(
                    job(2),
                    atTheEndOf(
                        1,
                        () -> {
                          throw thrown;
                        })))
        .isSameAs(thrown);

    assertThat(thrown.getSuppressed()).isEmpty();
    assertThat(run(job(2), TrainingObserver.NONE).weights().toArray())
        .containsExactly(whole.weights().toArray());
  }
}
