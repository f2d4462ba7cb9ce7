package org.concordml.benchmarks;

import java.util.concurrent.TimeUnit;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
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

/** A warm epoch of the main job: 455 rows, 15 steps, logits fetched at the end. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(2)
public class EpochBenchmark {

  /** Engine id. */
  @Param({"java", "pytorch", "mxnet"})
  public String engine;

  private TrainingJob job;
  private TrainingSession session;
  private int epoch;

  /** Opens a session and hands it the rows. */
  @Setup
  public void open() {
    job = MainJob.of(1);
    session = OpenSession.of(engine, job);
    session.bind(job.train(), null);
  }

  /**
   * One epoch.
   *
   * @return its logits, so that nothing is optimised away
   */
  @Benchmark
  public EpochOutput epoch() {
    epoch++;
    return job.plan(epoch).run(session);
  }

  /** Frees what is native. */
  @TearDown
  public void close() {
    session.close();
  }
}
