package org.concordml.engine.testkit.contract;

import java.util.stream.Stream;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Precision;
import org.concordml.engine.testkit.golden.GoldenCheck;
import org.concordml.engine.testkit.golden.GoldenFolder;
import org.concordml.engine.testkit.golden.GoldenRun;
import org.concordml.engine.testkit.golden.GoldenTolerance;
import org.concordml.engine.testkit.golden.GoldenVariant;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine follows the golden runs epoch by epoch, from the same weights in the same order. */
abstract class GoldenRunContract {

  private final EngineUnderTest engine;

  GoldenRunContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  static Stream<GoldenRun> runs() {
    return GoldenFolder.all().stream().flatMap(folder -> folder.runs().stream());
  }

  static Stream<GoldenVariant> variants() {
    return GoldenFolder.all().stream().flatMap(folder -> folder.variants().stream());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void textbookAdamStaysWithinKerasOwnRounding(GoldenRun run) {
    assertFollows(run, run.adam(false), GoldenTolerance.TEXTBOOK);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void adamWithKerasRoundingFollowsExactly(GoldenRun run) {
    Precision coarser = run.float32() ? Precision.FLOAT32 : engine.precision();
    assertFollows(run, run.adam(true), GoldenTolerance.of(coarser, run.task()));
  }

  private void assertFollows(GoldenRun run, Adam optimizer, GoldenTolerance tolerance) {
    TrainingJob job = run.job(run.network(), run.config(optimizer));
    new GoldenCheck(engine.train(job), job, tolerance).follows(run);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyOptionMeansWhatItMeansInKeras(GoldenVariant variant) {
    new GoldenCheck(variant.train(engine), variant::job, variant.tolerance(engine.precision()))
        .follows(variant);
  }
}
