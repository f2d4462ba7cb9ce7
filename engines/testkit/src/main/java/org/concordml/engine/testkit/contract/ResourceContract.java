package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.HeldMemory;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.BatchOrder;
import org.concordml.training.EpochPlan;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Memory is given back, and any thread will do. */
abstract class ResourceContract {

  /** What a JVM takes by itself while it warms up: compiled code, classes, arenas. */
  private static final long WARM_UP = 64 << 20;

  private final EngineUnderTest engine;

  ResourceContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  /** Wide enough that whatever is kept shows: 57 KiB of activations a step, 350 KiB a session. */
  private static TrainingJob job() {
    return TrainingJob.of(
        NetworkSpec.dense(32, Activation.RELU, 128, 64).withDropout(0.2).withL2(0.001),
        FitConfig.standard().inputNoise(0.1).batchSize(64).epochs(3).build(),
        SampleRows.draw(640, 32, 1),
        SampleRows.draw(100, 32, 2));
  }

  private static void epoch(TrainingSession session, TrainingJob job, int epoch) {
    job.plan(epoch).run(session);
    session.outputs(job.validation().features());
    session.inputGradients(job.validation().features(), 0);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryDoesNotGrowWithTheNumberOfSteps() throws IOException {
    TrainingJob job = longEpochs();
    try (TrainingSession session = engine.bound(job)) {
      epoch(session, job, 1);
      HeldMemory before = HeldMemory.now();
      epoch(session, job, 2);
      // 2,000 steps: had each kept its activations until the epoch ended, it would be 110 MiB.
      assertThat(HeldMemory.now().growthSince(before)).as("within an epoch").isLessThan(WARM_UP);
      epoch(session, job, 3);
      assertThat(HeldMemory.now().growthSince(before)).as("over epochs").isLessThan(WARM_UP);
    }
  }

  /** The first epoch has 200 steps, the others 2,000: the rows come by again and again. */
  private static TrainingJob longEpochs() {
    TrainingJob job = job();
    int rows = job.train().rows();
    BatchOrder order =
        epoch -> IntStream.range(0, (epoch == 1 ? 20 : 200) * rows).map(i -> i % rows).toArray();
    return new TrainingJob(
        job.network(), job.config(), job.train(), job.validation(), job.initial(), order);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryDoesNotGrowWithTheNumberOfSessions() throws IOException {
    TrainingJob job = job();
    // The first 200 warm the process up: by then libtorch's resident set has grown by 50 to 65 MB,
    // and stands.
    oneStepEach(200, job);
    HeldMemory before = HeldMemory.now();
    oneStepEach(300, job);
    // Had each session kept its arrays, it would be 100 MiB.
    assertThat(HeldMemory.now().growthSince(before)).isLessThan(WARM_UP);
  }

  private void oneStepEach(int sessions, TrainingJob job) {
    EpochPlan plan = job.plan(1);
    for (int i = 0; i < sessions; i++) {
      try (TrainingSession session = engine.bound(job)) {
        session.beginEpoch(plan.order());
        session.step(plan.iterator().next());
        session.outputs(job.validation().features());
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryDoesNotGrowWithTheNumberOfTrainings() throws IOException {
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.dense(256, Activation.RELU, 192, 64).withL2(0.001),
            FitConfig.standard().batchSize(32).epochs(2).build(),
            SampleRows.draw(64, 256, 1),
            SampleRows.draw(32, 256, 2));
    trainings(20, job);
    HeldMemory before = HeldMemory.now();
    trainings(150, job);
    // Had each kept its weights and its optimizer's state, it would be 100 MiB and more.
    assertThat(HeldMemory.now().growthSince(before)).isLessThan(WARM_UP);
  }

  /** Whole ones, from the opening of the session to its end, with validation after each epoch. */
  private void trainings(int count, TrainingJob job) {
    for (int i = 0; i < count; i++) {
      engine.train(job);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryDoesNotGrowWithTheNumberOfThreads() throws IOException, InterruptedException {
    // Trap: MXNet keeps 5 MB for every thread that ever called it.
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.standard(8),
            FitConfig.standard().epochs(1).build(),
            SampleRows.draw(64, 8, 1),
            SampleRows.draw(32, 8, 2));
    trainingsOnOwnThreads(10, job);
    HeldMemory before = HeldMemory.now();
    trainingsOnOwnThreads(40, job);
    // Had each thread left 5 MB, it would be 200 MB.
    assertThat(HeldMemory.now().growthSince(before)).isLessThan(WARM_UP);
  }

  private void trainingsOnOwnThreads(int count, TrainingJob job) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(() -> engine.train(job), "training " + i);
      AtomicReference<Throwable> failure = new AtomicReference<>();
      thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
      thread.start();
      thread.join();
      assertThat(failure).hasNullValue();
    }
  }

  @Test
  void closingTwiceIsHarmlessAlsoInTheMiddleOfAnEpoch() {
    TrainingJob job = job();
    TrainingSession session = engine.bound(job);
    session.beginEpoch(job.plan(1).order());
    session.step(job.plan(1).iterator().next());

    session.close();

    assertThatCode(session::close).doesNotThrowAnyException();
  }

  @Test
  void anEpochThatWasNotFinishedCanBeBegunAnew() {
    TrainingJob job = job();
    try (TrainingSession session = engine.bound(job);
        TrainingSession expected = engine.bound(job)) {
      session.beginEpoch(job.plan(2).order());
      epoch(session, job, 1);
      epoch(expected, job, 1);

      assertThat(session.weights().toArray()).containsExactly(expected.weights().toArray());
    }
  }

  @Test
  void aFreshThreadComputesTheSame() throws InterruptedException, ExecutionException {
    // Trap: PyTorch keeps its grad mode per thread.
    TrainingJob job = job();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (TrainingSession here = engine.bound(job);
        TrainingSession handedOver = engine.bound(job)) {
      epoch(here, job, 1);
      epoch(here, job, 2);
      epoch(handedOver, job, 1);
      threads.submit(() -> epoch(handedOver, job, 2)).get();
      Weights elsewhere =
          threads
              .submit(
                  () -> {
                    try (TrainingSession session = engine.bound(job)) {
                      epoch(session, job, 1);
                      epoch(session, job, 2);
                      return session.weights();
                    }
                  })
              .get();

      assertThat(handedOver.weights().toArray()).containsExactly(here.weights().toArray());
      assertThat(elsewhere.toArray()).containsExactly(here.weights().toArray());
    } finally {
      threads.shutdown();
    }
  }
}
