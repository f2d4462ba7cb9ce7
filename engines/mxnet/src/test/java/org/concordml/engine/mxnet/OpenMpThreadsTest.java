package org.concordml.engine.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.mxnet.jna.LibUtils;
import ai.djl.mxnet.jna.MxnetLibrary;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineSession;
import org.concordml.engine.ThreadCount;
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

  private static EngineSession open(ThreadCount threads, int... hidden) {
    LabelledRows rows = new LabelledRows(rows(2), new boolean[] {true, false});
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.dense(COLUMNS, Activation.RELU, hidden),
            FitConfig.standard().build(),
            rows,
            rows);
    return new MxNetBackend()
        .open(
            job.session(),
            new DeviceChoice(DeviceRequest.CPU.withThreads(threads), "cpu", "asked for"));
  }

  private static FeatureMatrix rows(int count) {
    return FeatureMatrix.adopt(new double[count * COLUMNS], COLUMNS);
  }

  /** Queues the question as {@link OpenMpThreads} queues the number. */
  private static int inWorker() throws InterruptedException {
    EngineAvailability.Available found =
        (EngineAvailability.Available) new MxNetBackend().availability();
    Function ask =
        NativeLibrary.getInstance(Path.of(found.libraryPath(), "libgomp.so.1").toString())
            .getFunction("omp_get_max_threads");
    BlockingQueue<Integer> answer = new LinkedBlockingQueue<>();
    MxnetLibrary.EngineSyncFunc question =
        (context, parameter) -> answer.add(ask.invokeInt(new Object[0]));
    MxnetLibrary.EngineFuncParamDeleter nothingToFree = parameter -> {};
    Memory processor = new Memory(2 * Integer.BYTES);
    processor.setInt(0, 1);
    processor.setInt(Integer.BYTES, 0);
    LibUtils.loadLibrary()
        .MXEnginePushSync(
            question, null, nothingToFree, processor, null, 0, null, 0, null, 0, "ask");
    Integer threads = answer.poll(20, TimeUnit.SECONDS);
    TimeUnit.MILLISECONDS.sleep(50); // the deleter is called after the answer
    assertThat(nothingToFree).isNotNull();
    return threads;
  }

  @Test
  void theWorkerComputesWithAsManyAsWereAskedFor() throws InterruptedException {
    try (EngineSession three = open(ThreadCount.of(3), 8);
        EngineSession two = open(ThreadCount.of(2), 8)) {
      three.logits(rows(1));
      assertThat(inWorker()).isEqualTo(3);
      two.inputGradients(rows(1));
      assertThat(inWorker()).isEqualTo(2);
      assertThat(three.threadsUsed()).hasValue(3);
    }
  }

  /** 2,000 rows of 500,000 parameters are a billion products, one row is half a million. */
  @Test
  void leftToItselfAPieceOfScoringIsSharedWhereThatPays() throws InterruptedException {
    try (EngineSession session = open(ThreadCount.AUTO, 512, 1024)) {
      session.logits(rows(1));
      assertThat(inWorker()).isEqualTo(1);
      session.logits(rows(2000));
      assertThat(inWorker()).isEqualTo(Runtime.getRuntime().availableProcessors());
      session.logits(rows(1));
      assertThat(inWorker()).isEqualTo(1);
    }
  }
}
