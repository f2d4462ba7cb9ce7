package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.testkit.HeldMemory;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.ScorerUnderTest;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** An engine says what it is, memory of scoring is given back, and any thread will do. */
abstract class ScoringResourceContract {

  /** What a JVM takes by itself while it warms up: compiled code, classes, arenas. */
  private static final long WARM_UP = 64 << 20;

  /** Wide enough that what is kept shows: 340 KiB of weights in float64 a session. */
  private static final NetworkSpec NETWORK = NetworkSpec.dense(256, Activation.RELU, 128, 64);

  private final FeatureMatrix rows = SampleRows.draw(100, 256, 2).features();
  private final ScorerUnderTest engine;

  ScoringResourceContract(ScorerUnderTest engine) {
    this.engine = engine;
  }

  @Test
  void theEngineSaysWhatItIs() {
    assertThat(engine.backend().availability())
        .isInstanceOfSatisfying(
            EngineAvailability.Available.class,
            found -> {
              assertThat(found.version()).isNotBlank();
              assertThat(found.devices()).startsWith("cpu");
              assertThat(found.library()).isNotBlank();
            });
    assertThat(engine.backend().availability()).isEqualTo(engine.backend().availability());
  }

  @Test
  void theCpuHasNoMemoryOfItsOwnToTell() {
    assertThat(engine.backend().deviceMemoryInUse(engine.device())).isEmpty();
  }

  @Test
  void aDeviceThatItDoesNotListIsRefused() {
    DeviceChoice other = new DeviceChoice(DeviceRequest.AUTO, "gpu:77", "made up");

    assertThatThrownBy(
            () -> engine.backend().score(NETWORK, ScorerUnderTest.weights(NETWORK), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device must be one that " + engine.backend().id() + " lists, found 'gpu:77'");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryDoesNotGrowWithTheNumberOfScoringSessions() throws IOException {
    sessions(100);
    HeldMemory before = HeldMemory.now();
    sessions(400);
    // Had each kept its weights, it would be 65 MiB in float32 alone, and its graph as much again.
    assertThat(HeldMemory.now().growthSince(before)).isLessThan(WARM_UP);
  }

  private void sessions(int count) {
    for (int i = 0; i < count; i++) {
      try (ScoringSession session = engine.open(NETWORK)) {
        session.outputs(rows);
        session.inputGradients(rows, 0);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryDoesNotGrowWithTheNumberOfScores() throws IOException {
    try (ScoringSession session = engine.open(NETWORK)) {
      scores(session, 200);
      HeldMemory before = HeldMemory.now();
      scores(session, 2000);
      // Had each kept its activations, it would be 150 MiB.
      assertThat(HeldMemory.now().growthSince(before)).isLessThan(WARM_UP);
    }
  }

  private void scores(ScoringSession session, int count) {
    for (int i = 0; i < count; i++) {
      session.outputs(rows);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryDoesNotGrowWithTheNumberOfThreadsThatScore() throws IOException, InterruptedException {
    // Trap: MXNet keeps 5 MB for every thread that ever called it.
    onOwnThreads(10);
    HeldMemory before = HeldMemory.now();
    onOwnThreads(40);
    assertThat(HeldMemory.now().growthSince(before)).isLessThan(WARM_UP);
  }

  private void onOwnThreads(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(() -> sessions(1), "scoring " + i);
      AtomicReference<Throwable> failure = new AtomicReference<>();
      thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
      thread.start();
      thread.join();
      assertThat(failure).hasNullValue();
    }
  }

  @Test
  void closingTwiceIsHarmlessAndAClosedSessionRefuses() {
    ScoringSession session = engine.open(NETWORK);
    session.outputs(rows);

    session.close();

    assertThatCode(session::close).doesNotThrowAnyException();
    assertThatThrownBy(() -> session.outputs(rows))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the session must be open, found that it was closed");
  }

  @Test
  void aFreshThreadScoresTheSame() throws InterruptedException, ExecutionException {
    // Trap: PyTorch keeps its grad mode per thread.
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try (ScoringSession session = engine.open(NETWORK)) {
      double[] here = session.outputs(rows);
      double[] gradients = session.inputGradients(rows, 0).toArray();

      assertThat(threads.submit(() -> session.outputs(rows)).get()).containsExactly(here);
      assertThat(threads.submit(() -> session.inputGradients(rows, 0).toArray()).get())
          .containsExactly(gradients);
    } finally {
      threads.shutdown();
    }
  }
}
