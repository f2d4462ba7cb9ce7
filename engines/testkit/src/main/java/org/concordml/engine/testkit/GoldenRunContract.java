package org.concordml.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine follows the golden runs epoch by epoch, from the same weights in the same order. */
abstract class GoldenRunContract {

  private static final double TEXTBOOK = 1e-5;

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
    GoldenTolerance tolerance = new GoldenTolerance(TEXTBOOK, TEXTBOOK, true);
    tolerance.assertFollows(train(run, run.adam(false)), run);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void adamWithKerasRoundingFollowsExactly(GoldenRun run) {
    Precision coarser = run.float32() ? Precision.FLOAT32 : engine.precision();
    GoldenTolerance tolerance =
        new GoldenTolerance(
            coarser.goldenRun(), coarser.goldenWeights(), coarser == Precision.FLOAT32);
    tolerance.assertFollows(train(run, run.adam(true)), run);
  }

  private TrainedModel train(GoldenRun run, Adam optimizer) {
    return engine.train(run.job(run.network(), run.config(optimizer)));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyOptionMeansWhatItMeansInKeras(GoldenVariant variant) {
    TrainingJob job = variant.job();
    Offset<Double> tolerance = within(engine.precision().goldenVariant());

    TrainedModel model = engine.train(job);

    GoldenTolerance.assertLosses(model, variant.expected().history, tolerance);
    assertThat(model.validation().predictions())
        .as("test probabilities")
        .containsExactly(variant.expected().test_probabilities, tolerance);
  }
}
