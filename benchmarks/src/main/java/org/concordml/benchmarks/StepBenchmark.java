package org.concordml.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.training.BatchOrder;
import org.concordml.training.TrainingJob;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One warm update of 30-32-16-1 by Adam on one batch: forward, backward, update. The same batch is
 * stepped on {@value #STEPS} times an epoch, and the beginning and the end of the epoch, which
 * waits for steps that are queued, are shared among them.
 *
 * <p>Other sizes: {@code -p batch=1,4096}; one engine: {@code -p engine=java}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StepBenchmark {

  private static final int STEPS = 100;

  /** Engine id. */
  @Param({"java", "pytorch", "mxnet"})
  public String engine;

  /** Rows of the batch. */
  @Param({"32", "1024"})
  public int batch;

  private final List<TrainingStep> steps = new ArrayList<>();
  private TrainingSession session;
  private int[] order;

  /** Draws one batch and opens a session. */
  @Setup
  public void open() {
    Examples rows = OpenSession.draw(batch);
    TrainingJob once = OpenSession.job(rows, batch);
    BatchOrder again = epoch -> IntStream.range(0, STEPS * batch).map(i -> i % batch).toArray();
    TrainingJob job =
        new TrainingJob(
            once.network(), once.config(), rows, once.validation(), once.initial(), again);
    order = job.plan(1).order();
    job.plan(1).iterator().forEachRemaining(steps::add);
    session = OpenSession.of(engine, job);
    session.bind(rows, null);
  }

  /**
   * Steps.
   *
   * @return the logits, so that nothing is optimised away
   */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public EpochOutput step() {
    session.beginEpoch(order);
    for (TrainingStep step : steps) {
      session.step(step);
    }
    return session.endEpoch();
  }

  /** Frees what is native. */
  @TearDown
  public void close() {
    session.close();
  }
}
