package org.concordml.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.EngineRegistry;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Model;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.provenance.Provenance;
import org.concordml.training.FitConfig;
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
 * One call of {@link Predictor#predict}: from columns of a table to predictions, preprocessing and
 * all, as a program that serves rows does it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PredictorBenchmark {

  /** Engine id. */
  @Param({"java"})
  public String engine;

  /** Rows of a call. */
  @Param({"1", "200"})
  public int rows;

  /** Thirty numbers, or text and gaps. */
  @Param({"wdbc", "penguins"})
  public String table;

  private Predictor predictor;
  private Table batch;

  /** Trains a network for a moment. */
  @Setup
  public void open() {
    BundledDataset dataset = BundledDataset.of(table);
    Recipe recipe = dataset.recipe().withFill(true).withFit(FitConfig.standard().epochs(1).build());
    Table all = dataset.table();
    Experiment experiment = Experiment.of(recipe, all);
    Model model =
        experiment.model(
            experiment.run(EngineRegistry.load().findTraining("java")),
            Provenance.now(List.of("benchmark")));
    predictor = new Predictor(model, EngineRegistry.load().find(engine));
    batch = all.select(IntStream.range(0, rows).toArray());
  }

  /**
   * Predicts.
   *
   * @return the predictions
   */
  @Benchmark
  public Predictions predict() {
    return predictor.predict(batch);
  }

  /** Frees what is native. */
  @TearDown
  public void close() {
    predictor.close();
  }
}
