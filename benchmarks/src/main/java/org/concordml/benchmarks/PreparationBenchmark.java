package org.concordml.benchmarks;

import java.util.concurrent.TimeUnit;
import org.concordml.data.TabularData;
import org.concordml.datasets.BundledDataset;
import org.concordml.evaluation.Evaluation;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What happens around the training: reading, splitting, scaling, evaluating. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PreparationBenchmark {

  private TabularData data;
  private Split split;
  private boolean[] truth;
  private double[] probabilities;

  /** Reads the bundled data once. */
  @Setup
  public void read() {
    data = BundledDataset.WDBC.read();
    split = new TrainTestSplit(0.2, 42, false).split(data);
    truth = data.rows().labels();
    probabilities = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      probabilities[i] = (i * 7919 % 1000) / 1000.0;
    }
  }

  /**
   * @return the bundled CSV as numbers
   */
  @Benchmark
  public TabularData readCsv() {
    return BundledDataset.WDBC.read();
  }

  /**
   * @return the split of the main job
   */
  @Benchmark
  public Split split() {
    return new TrainTestSplit(0.2, 42, false).split(data);
  }

  /**
   * @return a scaler fitted on the training rows
   */
  @Benchmark
  public FittedScaler fitScaler() {
    return new MinMaxScaler().fit(split.training(data));
  }

  /**
   * @return all metrics and intervals of 569 rows
   */
  @Benchmark
  public Evaluation.Binary evaluate() {
    return Evaluation.of(truth, probabilities, 0.5);
  }
}
