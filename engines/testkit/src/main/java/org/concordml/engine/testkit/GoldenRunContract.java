package org.concordml.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.concordml.learning.Adam;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine follows the golden runs epoch by epoch, from the same weights in the same order. */
abstract class GoldenRunContract {

  private static final double TEXTBOOK = 1e-5;
  private static final double FLOAT32_FILE = 1e-6;

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
    assertFollows(run, run.adam(false), within(TEXTBOOK));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void adamWithKerasRoundingFollowsExactly(GoldenRun run) {
    double tolerance = run.float32() ? FLOAT32_FILE : engine.precision().goldenRun();
    assertFollows(run, run.adam(true), within(tolerance));
  }

  private void assertFollows(GoldenRun run, Adam optimizer, Offset<Double> tolerance) {
    TrainedModel model = engine.train(run.job(run.network(), run.config(optimizer)));

    assertHistory(model, run.history(), tolerance);
    for (int i = 0; i < run.history().size(); i++) {
      EpochRecord epoch = model.history().get(i);
      // An accuracy is a count of rows; Keras keeps it in float32 at times.
      assertThat(epoch.accuracy()).isCloseTo(run.history().get(i).accuracy, within(1e-6));
      assertThat(epoch.valAccuracy()).isCloseTo(run.history().get(i).val_accuracy, within(1e-6));
    }
    assertThat(model.validation().probabilities())
        .as("test probabilities")
        .containsExactly(run.testProbabilities(), tolerance);
    assertThat(model.weights().toArray())
        .as("final weights")
        .containsExactly(run.finalWeights(), tolerance);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyOptionMeansWhatItMeansInKeras(GoldenVariant variant) {
    TrainingJob job = variant.job();
    Offset<Double> tolerance = within(engine.precision().goldenVariant());

    TrainedModel model = engine.train(job);

    assertHistory(model, variant.expected().history, tolerance);
    assertThat(model.validation().probabilities())
        .as("test probabilities")
        .containsExactly(variant.expected().test_probabilities, tolerance);
  }

  private static void assertHistory(
      TrainedModel model, List<GoldenRun.EpochJson> expected, Offset<Double> tolerance) {
    assertThat(model.history()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      EpochRecord epoch = model.history().get(i);
      assertThat(epoch.loss())
          .as("loss of epoch %s", i + 1)
          .isCloseTo(expected.get(i).loss, tolerance);
      assertThat(epoch.valLoss())
          .as("validation loss of epoch %s", i + 1)
          .isCloseTo(expected.get(i).val_loss, tolerance);
    }
  }
}
