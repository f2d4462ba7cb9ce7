package org.concordml.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingSession;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What libtorch itself says of the number of threads, in the thread that computed. */
@DisabledOnOs(
    value = OS.MAC,
    architectures = "x86_64",
    disabledReason = "libtorch 2.7.1 has no build for it")
class ThreadsOfPyTorchTest {

  private static final int COLUMNS = 30;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static TrainingSession open(ThreadCount threads, int... hidden) {
    Examples rows = Examples.binary(rows(2), new boolean[] {true, false});
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.dense(COLUMNS, Activation.RELU, hidden),
            FitConfig.standard().build(),
            rows,
            rows);
    TrainingSession session =
        new PyTorchBackend()
            .train(
                job.session(),
                new DeviceChoice(DeviceRequest.CPU.withThreads(threads), "cpu", "asked for"));
    session.bind(job.train(), null);
    session.beginEpoch(new int[] {1, 0});
    session.step(job.plan(1).iterator().next());
    return session;
  }

  private static FeatureMatrix rows(int count) {
    return FeatureMatrix.adopt(new double[count * COLUMNS], COLUMNS);
  }

  @Test
  void aStepIsComputedWithAsManyAsWereAskedFor() {
    try (TrainingSession three = open(ThreadCount.of(3), 8)) {
      assertThat(JniUtils.getNumThreads()).isEqualTo(3);

      three.endEpoch();
      assertThat(three.threadsUsed()).hasValue(3);
    }
  }

  @Test
  void sessionsThatTakeTurnsKeepTheirOwn() {
    try (TrainingSession three = open(ThreadCount.of(3), 8);
        TrainingSession two = open(ThreadCount.of(2), 8)) {
      three.outputs(rows(1));
      assertThat(JniUtils.getNumThreads()).isEqualTo(3);
      two.inputGradients(rows(1), 0);
      assertThat(JniUtils.getNumThreads()).isEqualTo(2);
    }
  }

  /** A thread that never asked libtorch for anything would take what was set last elsewhere. */
  @Test
  void everyCallingThreadIsToldOnItsOwn() throws ExecutionException, InterruptedException {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (TrainingSession three = open(ThreadCount.of(3), 8)) {
      try (TrainingSession two = open(ThreadCount.of(2), 8)) {
        two.outputs(rows(1));
      }
      int there =
          other
              .submit(
                  () -> {
                    three.outputs(rows(1));
                    return JniUtils.getNumThreads();
                  })
              .get();

      assertThat(there).isEqualTo(3);
      assertThat(JniUtils.getNumThreads()).isEqualTo(2);
    } finally {
      other.shutdown();
    }
  }

  /** 2,000 rows of 500,000 parameters are a billion products, one row is half a million. */
  @Test
  void leftToItselfAPieceOfScoringIsSharedWhereThatPays() {
    try (TrainingSession session = open(ThreadCount.AUTO, 512, 1024)) {
      session.outputs(rows(1));
      assertThat(JniUtils.getNumThreads()).isEqualTo(1);
      session.outputs(rows(2000));
      assertThat(JniUtils.getNumThreads()).isEqualTo(PROCESSORS);
      session.outputs(rows(1));
      assertThat(JniUtils.getNumThreads()).isEqualTo(1);

      assertThat(session.threadsUsed()).hasValue(PROCESSORS);
    }
  }
}
