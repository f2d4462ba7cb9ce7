package org.concordml.engine.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.mxnet.jna.LibUtils;
import ai.djl.mxnet.jna.MxnetLibrary;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingSession;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the OpenMP library itself says of the number of threads, in the worker that computes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OpenMpThreadsTest {

  private static final int COLUMNS = 30;

  private static final BlockingQueue<Integer> ANSWER = new LinkedBlockingQueue<>();

  // Never collected, since MXNet may call them at any time.
  private static final MxnetLibrary.EngineSyncFunc QUESTION =
      (context, parameter) -> ANSWER.add(openMp().invokeInt(new Object[0]));
  private static final MxnetLibrary.EngineFuncParamDeleter NOTHING_TO_FREE = parameter -> {};

  private static volatile CountDownLatch held;
  private static final MxnetLibrary.EngineSyncFunc WAITING = (context, parameter) -> await(held);

  private static Function openMp() {
    EngineAvailability.Available found =
        (EngineAvailability.Available) new MxNetBackend().availability();
    return NativeLibrary.getInstance(Path.of(found.libraryPath(), "libgomp.so.1").toString())
        .getFunction("omp_get_max_threads");
  }

  private static TrainingSession open(ThreadCount threads, int... hidden) {
    Examples rows = Examples.binary(rows(2), new boolean[] {true, false});
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.dense(COLUMNS, Activation.RELU, hidden),
            FitConfig.standard().build(),
            rows,
            rows);
    return new MxNetBackend()
        .train(
            job.session(),
            new DeviceChoice(DeviceRequest.CPU.withThreads(threads), "cpu", "asked for"));
  }

  private static FeatureMatrix rows(int count) {
    return FeatureMatrix.adopt(new double[count * COLUMNS], COLUMNS);
  }

  /** Queues the question as {@link OpenMpThreads} queues the number. */
  private static int inWorker() throws InterruptedException {
    ask();
    Integer threads = ANSWER.poll(20, TimeUnit.SECONDS);
    assertThat(threads).as("what the worker answered").isNotNull();
    return threads;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the worker must not be interrupted", e);
    }
  }

  private static void ask() {
    queue(QUESTION);
  }

  /** Stops the worker until the latch opens. */
  private static void hold(CountDownLatch latch) {
    held = latch;
    queue(WAITING);
  }

  private static void queue(MxnetLibrary.EngineSyncFunc call) {
    Memory processor = new Memory(2 * Integer.BYTES);
    processor.setInt(0, 1);
    processor.setInt(Integer.BYTES, 0);
    LibUtils.loadLibrary()
        .MXEnginePushSync(call, null, NOTHING_TO_FREE, processor, null, 0, null, 0, null, 0, "ask");
  }

  @Test
  void theWorkerComputesWithAsManyAsWereAskedFor() throws InterruptedException {
    try (TrainingSession three = open(ThreadCount.of(3), 8);
        TrainingSession two = open(ThreadCount.of(2), 8)) {
      three.outputs(rows(1));
      assertThat(inWorker()).isEqualTo(3);
      two.inputGradients(rows(1), 0);
      assertThat(inWorker()).isEqualTo(2);
      assertThat(three.threadsUsed()).hasValue(3);
    }
  }

  /**
   * Sessions run ahead of the worker: each operation has the number that was asked for before it.
   */
  @Test
  void aNumberAskedForLaterDoesNotReachWhatIsQueuedAlready() throws InterruptedException {
    try (TrainingSession session = open(ThreadCount.of(1), 8)) {
      session.outputs(rows(1));
      CountDownLatch workerMayGoOn = new CountDownLatch(1);
      hold(workerMayGoOn);
      OpenMpThreads.use(3);
      ask();
      OpenMpThreads.use(2);
      ask();
      workerMayGoOn.countDown();

      assertThat(ANSWER.poll(20, TimeUnit.SECONDS)).isEqualTo(3);
      assertThat(ANSWER.poll(20, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  /** 2,000 rows of 500,000 parameters are a billion products, one row is half a million. */
  @Test
  void leftToItselfAPieceOfScoringIsSharedWhereThatPays() throws InterruptedException {
    try (TrainingSession session = open(ThreadCount.AUTO, 512, 1024)) {
      session.outputs(rows(1));
      assertThat(inWorker()).isEqualTo(1);
      session.outputs(rows(2000));
      assertThat(inWorker()).isEqualTo(Runtime.getRuntime().availableProcessors());
      session.outputs(rows(1));
      assertThat(inWorker()).isEqualTo(1);
    }
  }
}
