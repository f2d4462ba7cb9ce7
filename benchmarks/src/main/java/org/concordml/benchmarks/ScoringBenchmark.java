package org.concordml.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.TrainingSession;
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
 * One call of {@link TrainingSession#outputs} of 30-32-16-1, from numbers on the host to logits on
 * the host, of a matrix that the session did not score last. Of one row it is the latency; rows
 * divided by the time of many is the throughput.
 *
 * <p>Other sizes: {@code -p rows=2000000 -jvmArgsAppend -Xmx4g}; one engine: {@code -p
 * engine=java}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScoringBenchmark {

  /** Engine id. */
  @Param({"java", "pytorch", "mxnet"})
  public String engine;

  /** Rows of a call. */
  @Param({"1", "1024", "100000"})
  public int rows;

  private final List<FeatureMatrix> inTurns = new ArrayList<>();
  private TrainingSession session;
  private int turn;

  /** Draws two matrices and opens a session. */
  @Setup
  public void open() {
    Examples drawn = OpenSession.draw(rows);
    inTurns.add(drawn.features());
    inTurns.add(FeatureMatrix.of(drawn.features().toArray(), OpenSession.COLUMNS));
    session = OpenSession.of(engine, OpenSession.job(OpenSession.draw(10), 10));
  }

  /**
   * Scores.
   *
   * @return the logits
   */
  @Benchmark
  public double[] outputs() {
    turn = 1 - turn;
    return session.outputs(inTurns.get(turn));
  }

  /** Frees what is native. */
  @TearDown
  public void close() {
    session.close();
  }
}
