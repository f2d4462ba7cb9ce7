package org.concordml.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.ranking.DeLong;
import org.concordml.evaluation.ranking.PrecisionRecallCurve;
import org.concordml.evaluation.ranking.RocCurve;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Metrics of many scored rows, two fifths of them positive, the classes overlapping.
 *
 * <p>Other sizes: {@code -p rows=1000000}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class MetricsBenchmark {

  /** Scored rows. */
  @Param("100000")
  public int rows;

  private boolean[] truth;
  private double[] probabilities;

  /** Draws labels and probabilities. */
  @Setup
  public void draw() {
    Random random = new Random(42);
    truth = new boolean[rows];
    probabilities = new double[rows];
    for (int i = 0; i < rows; i++) {
      truth[i] = random.nextDouble() < 0.4;
      double logit = (truth[i] ? 1 : -1) + 1.5 * random.nextGaussian();
      probabilities[i] = 1 / (1 + Math.exp(-logit));
    }
  }

  /**
   * @return the ROC curve and the area below it
   */
  @Benchmark
  public RocCurve roc() {
    return RocCurve.of(truth, probabilities);
  }

  /**
   * @return the precision-recall curve and the average precision
   */
  @Benchmark
  public PrecisionRecallCurve precisionRecall() {
    return PrecisionRecallCurve.of(truth, probabilities);
  }

  /**
   * @return the ROC AUC's variance
   */
  @Benchmark
  public DeLong deLong() {
    return DeLong.of(truth, probabilities);
  }

  /**
   * @return all metrics with their intervals
   */
  @Benchmark
  public Evaluation.Binary all() {
    return Evaluation.of(truth, probabilities, 0.5);
  }
}
