package org.concordml.engine.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.BinaryLoss;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;

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
    Set<Thread> before = poolThreads();
    JavaSession session = open(ThreadCount.of(3));

    session.step(new TrainingStep(0, 32, 1, 0.001, null, List.of()));
    assertThat(poolThreads()).as("after a batch that is not shared").isEqualTo(before);
    assertThat(session.threadsUsed()).hasValue(1);

    session.step(new TrainingStep(0, 1000, 2, 0.001, null, List.of()));
    Set<Thread> started = poolThreads();
    started.removeAll(before);
    assertThat(started).hasSize(2).allMatch(Thread::isDaemon);
    assertThat(session.threadsUsed()).hasValue(3);

    session.close();
    session.close();
    assertThat(started).noneMatch(Thread::isAlive);
    assertThat(session.threadsUsed()).hasValue(3);
  }

  /** 256 rows are one block, which is never shared; 1,000 are four, of 1.5 million products. */
  @Test
  void leftToItselfASessionSharesWhatPaysAmongTheProcessors() {
    int processors = Runtime.getRuntime().availableProcessors();
    try (JavaSession session = open(ThreadCount.AUTO)) {
      session.step(new TrainingStep(0, 256, 1, 0.001, null, List.of()));
      assertThat(session.threadsUsed()).hasValue(1);

      session.step(new TrainingStep(0, 1000, 2, 0.001, null, List.of()));
      assertThat(session.threadsUsed()).hasValue(Math.min(4, processors));
    }
  }

  /** 260 rows of a logistic regression: two blocks of 8,060 products, not worth a second thread. */
  @Test
  void aFixedNumberOfThreadsIsTakenWhetherItPaysOrNot() {
    NetworkSpec small = NetworkSpec.dense(30, Activation.RELU);
    TrainingSpec config = SampleJobs.config(small, BinaryLoss.CrossEntropy.STANDARD);
    FeatureMatrix rows = SampleJobs.rows(260, 30).features();
    try (JavaSession free = new JavaSession(config, ThreadCount.AUTO);
        JavaSession fixed = new JavaSession(config, ThreadCount.of(2))) {
      assertThat(fixed.outputs(rows)).isEqualTo(free.outputs(rows));

      assertThat(free.threadsUsed()).hasValue(1);
      assertThat(fixed.threadsUsed()).hasValue(2);
    }
  }

  @Test
  void theBackendHandsTheRequestOn() {
    TrainingSpec config =
        SampleJobs.config(NetworkSpec.standard(30), BinaryLoss.CrossEntropy.STANDARD);
    DeviceRequest three = DeviceRequest.CPU.withThreads(ThreadCount.of(3));
    try (TrainingSession session =
        new JavaBackend().train(config, new DeviceChoice(three, "cpu", "asked for"))) {
      session.outputs(SampleJobs.rows(1000, 30).features());

      assertThat(session.threadsUsed()).hasValue(3);
    }
  }

  /** A session of the standard network, at the beginning of an epoch of 1,000 rows. */
  private static JavaSession open(ThreadCount threads) {
    TrainingSpec config =
        SampleJobs.config(NetworkSpec.standard(30), BinaryLoss.CrossEntropy.STANDARD);
    JavaSession session = new JavaSession(config, threads);
    session.bind(SampleJobs.rows(1000, 30), null);
    session.beginEpoch(SampleJobs.order(1000));
    return session;
  }

  private static Set<Thread> poolThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("concord-java-"))
        .collect(Collectors.toSet());
  }
}
