package org.concordml.engine.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.Loss;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"32, 1, false", "1000, 1, false", "1000, 2, false", "1000, 2, true"})
  void aStepOfAWarmSessionAllocatesNothing(int batch, int threads, boolean dice) {
    NetworkSpec network = NetworkSpec.dense(30, Activation.RELU, 32, 16);
    Loss loss = dice ? new BinaryLoss.SoftDice() : BinaryLoss.CrossEntropy.STANDARD;
    TrainingStep step = new TrainingStep(0, batch, 1, 0.001, null, List.of());
    try (JavaSession session =
        new JavaSession(SampleJobs.config(network, loss), ThreadCount.of(threads))) {
      session.bind(SampleJobs.rows(batch, 30), null);
      session.beginEpoch(SampleJobs.order(batch));
      allocated(session, step, 20);

      // Were anything allocated in a step, it would be at least 16 bytes in each of these; the
      // least of a few tries leaves out what the virtual machine itself does beside, once.
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        least = Math.min(least, allocated(session, step, 50));
      }
      assertThat(least).isZero();
    }
  }

  private static long allocated(JavaSession session, TrainingStep step, int times) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < times; i++) {
      session.step(step);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
