package org.concordml.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concordml.data.Examples;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An epoch over many drawn rows of 30 features: what a large batch and wide layers cost. The steps
 * are drawn beforehand, so that the engine alone is measured.
 *
 * <p>Other sizes: {@code -p rows=1000000 -p batch=1024 -p width=256}; other numbers of threads:
 * {@code -p threads=1,2}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class LargeEpochBenchmark {

  /** Engine id. */
  @Param("java")
  public String engine;

  /** Training rows. */
  @Param("100000")
  public int rows;

  /** Rows of a batch. */
  @Param({"32", "1024"})
  public int batch;

  /** Units of the first hidden layer; the second has half as many. */
  @Param("32")
  public int width;

  /** Threads of the processor, {@code auto} or how many. */
  @Param("auto")
  public String threads;

  private final List<TrainingStep> steps = new ArrayList<>();
  private TrainingSession session;
  private int[] order;

  /** Draws the rows and the steps, and opens a session. */
  @Setup
  public void open() {
    Examples train = OpenSession.draw(rows);
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.dense(OpenSession.COLUMNS, Activation.RELU, width, width / 2),
            FitConfig.standard().batchSize(batch).epochs(1).build(),
            train,
            OpenSession.draw(10));
    session = OpenSession.of(engine, job, ThreadCount.parse(threads));
    session.bind(train, null);
    order = job.plan(1).order();
    job.plan(1).iterator().forEachRemaining(steps::add);
  }

  /**
   * One epoch.
   *
   * @return its logits, so that nothing is optimised away
   */
  @Benchmark
  public EpochOutput epoch() {
    session.beginEpoch(order);
    for (TrainingStep step : steps) {
      session.step(step);
    }
    return session.endEpoch();
  }

  /** Frees what is native and ends threads. */
  @TearDown
  public void close() {
    session.close();
  }
}
