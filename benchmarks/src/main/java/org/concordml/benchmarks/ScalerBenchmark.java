package org.concordml.benchmarks;

import java.util.concurrent.TimeUnit;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.TabularData;
import org.concordml.datasets.GeneratedTable;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.concordml.split.TrainingRows;
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
 * Scaling a larger table of 30 features: fitting on four fifths of its rows, transforming all.
 *
 * <p>Other sizes: {@code -p rows=1000000 -jvmArgsAppend -Xmx4g}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class ScalerBenchmark {

  /** Which scaler. */
  @Param({"minmax", "standard"})
  public String scaler;

  /** Rows of the table. */
  @Param("100000")
  public int rows;

  private Scaler config;
  private TrainingRows training;
  private FittedScaler fitted;
  private FeatureMatrix matrix;

  /** Generates the table. */
  @Setup
  public void generate() {
    TabularData data = new GeneratedTable(rows, 30, 42).toTabularData();
    Split split = new TrainTestSplit(0.2, 42, false).split(data);
    config = "standard".equals(scaler) ? new StandardScaler() : new MinMaxScaler();
    training = split.training(data);
    fitted = config.fit(training);
    matrix = data.rows().features();
  }

  /**
   * @return the scaler, fitted on the training rows
   */
  @Benchmark
  public FittedScaler fit() {
    return config.fit(training);
  }

  /**
   * @return all rows, scaled
   */
  @Benchmark
  public FeatureMatrix transform() {
    return fitted.transform(matrix);
  }
}
