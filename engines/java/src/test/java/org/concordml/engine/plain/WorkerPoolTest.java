package org.concordml.engine.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.SessionConfig;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {

  @Test
  void everyPartIsRunOnceInEveryRun() {
    try (WorkerPool pool = new WorkerPool(5)) {
      for (int run = 0; run < 2000; run++) {
        int parts = 1 + run % 16;
        AtomicIntegerArray times = new AtomicIntegerArray(parts);
        pool.run(times::incrementAndGet, parts);
        for (int part = 0; part < parts; part++) {
          assertThat(times.get(part)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void whatAPartThrowsReachesTheCallerAndThePoolStaysUsable() {
    try (WorkerPool pool = new WorkerPool(2)) {
      assertThatThrownBy(
              () ->
                  pool.run(
                      part -> {
                        throw new IllegalStateException("part " + part);
                      },
                      1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("part 0");
      AtomicIntegerArray times = new AtomicIntegerArray(8);
      pool.run(times::incrementAndGet, 8);
      assertThat(times.toString()).isEqualTo("[1, 1, 1, 1, 1, 1, 1, 1]");
    }
  }

  @Test
  void threadsAreDaemonsStartWhenNeededAndEndWithTheSession() {
    NetworkSpec network = NetworkSpec.standard(30);
    SessionConfig config = SampleJobs.config(network, new BinaryCrossEntropy());
    Set<Thread> before = poolThreads();
    JavaSession session = new JavaSession(config, 3);
    session.bind(SampleJobs.rows(1000, 30), null);
    session.beginEpoch(SampleJobs.order(1000));

    session.step(new TrainingStep(0, 32, 1, 0.001, null, List.of()));
    assertThat(poolThreads()).as("after a small batch").isEqualTo(before);

    session.step(new TrainingStep(0, 1000, 2, 0.001, null, List.of()));
    Set<Thread> started = poolThreads();
    started.removeAll(before);
    assertThat(started).hasSize(2).allMatch(Thread::isDaemon);

    session.close();
    session.close();
    assertThat(started).noneMatch(Thread::isAlive);
  }

  private static Set<Thread> poolThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("concord-java-"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "two", "", "1025"})
  void aNumberOfThreadsThatMakesNoSenseIsRefused(String text) {
    SessionConfig config = SampleJobs.config(NetworkSpec.standard(3), new BinaryCrossEntropy());
    System.setProperty(JavaBackend.THREADS, text);
    try {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new JavaBackend()
                      .open(config, new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for")))
          .withMessage(
              "concord.java.threads must be a whole number from 1 to 1024, found '%s'", text);
    } finally {
      System.clearProperty(JavaBackend.THREADS);
    }
  }
}
