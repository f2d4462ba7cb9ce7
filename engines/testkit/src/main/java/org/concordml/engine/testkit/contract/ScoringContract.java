package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.PeakMemory;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scoring: any number of rows, the right number of columns. */
abstract class ScoringContract {

  private final EngineUnderTest engine;
  private final TrainingJob job;

  ScoringContract(EngineUnderTest engine) {
    this.engine = engine;
    Examples rows = SampleRows.draw(10, 4, 1);
    job =
        TrainingJob.of(
            NetworkSpec.standard(4).withDropout(0.5), FitConfig.standard().build(), rows, rows);
  }

  @Test
  void noRowsGiveNoLogitsAndNoGradients() {
    FeatureMatrix none = FeatureMatrix.of(new double[0], 4);
    try (TrainingSession session = engine.open(job)) {
      assertThat(session.outputs(none)).isEmpty();
      assertThat(session.inputGradients(none, 0).rows()).isZero();
    }
  }

  /** Engines take 256 rows at once, or 16,384: below, at and above these and twice the larger. */
  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 16_383, 16_384, 16_385, 32_769})
  void everyRowHasItsOwnScoreWhereverPiecesEnd(int count) {
    FeatureMatrix rows = SampleRows.draw(count, 4, 4).features();
    try (TrainingSession session = engine.open(job)) {
      double[] expected = new double[count];
      double[] expectedSlopes = new double[4 * count];
      for (int from = 0; from < count; from += 100) {
        int[] few = IntStream.range(from, Math.min(count, from + 100)).toArray();
        FeatureMatrix piece = rows.select(few);
        System.arraycopy(session.outputs(piece), 0, expected, from, few.length);
        double[] slopes = session.inputGradients(piece, 0).toArray();
        System.arraycopy(slopes, 0, expectedSlopes, 4 * from, slopes.length);
      }

      assertThat(largestDifference(session.outputs(rows), expected))
          .isLessThan(engine.precision().logits());
      assertThat(largestDifference(session.inputGradients(rows, 0).toArray(), expectedSlopes))
          .isLessThan(engine.precision().logits());
    }
  }

  private static double largestDifference(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < found.length; i++) {
      largest = Math.max(largest, Math.abs(found[i] - expected[i]));
    }
    return largest;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMillionRowsNeedLittleMoreMemoryThanThemselves() {
    FeatureMatrix many = SampleRows.draw(1_000_000, 8, 5).features();
    Examples few = SampleRows.draw(10, 8, 1);
    TrainingJob wide =
        TrainingJob.of(NetworkSpec.dense(8, Activation.RELU, 16), job.config(), few, few);
    try (TrainingSession session = engine.open(wide)) {
      session.outputs(many.select(IntStream.range(0, 40_000).toArray()));
      System.gc();
      PeakMemory.restart();
      double before = PeakMemory.mebibytes();

      assertThat(session.outputs(many)).hasSize(1_000_000);

      // The heap has its full size from the start, so what shows lies beside it: a copy of the rows
      // would be 31 MiB, the hidden layer of all rows at once 61 MiB, each with more on its way.
      // Narrow on purpose: of a layer of 128 units a piece is 8 MiB, and of such pieces the C
      // library keeps up to 64 MiB for later, which says nothing of the engine.
      assertThat(PeakMemory.mebibytes() - before).isLessThan(25);
    }
  }

  @Test
  void scoresFollowTheFormulas() {
    FeatureMatrix rows = SampleRows.draw(300, 4, 3).features();
    try (TrainingSession session = engine.open(job)) {
      assertThat(session.outputs(rows))
          .containsExactly(
              new ReferenceNetwork(job.session()).outputs(rows),
              within(engine.precision().logits()));
    }
  }

  @Test
  void scoresAreThoseOfTheWeightsAsTheyAreNow() {
    FeatureMatrix rows = job.validation().features();
    TrainingJob other =
        TrainingJob.of(
            job.network(), job.config().toBuilder().seed(7).build(), job.train(), job.validation());
    try (TrainingSession session = engine.open(job);
        TrainingSession expected = engine.open(other)) {
      double[] before = session.outputs(rows);
      session.restore(other.initial());

      assertThat(session.outputs(rows))
          .containsExactly(expected.outputs(rows))
          .isNotEqualTo(before);
    }
  }

  @Test
  void aWrongNumberOfColumnsIsRefused() {
    FeatureMatrix narrow = FeatureMatrix.of(new double[] {1, 2, 3}, 3);
    try (TrainingSession session = engine.open(job)) {
      assertThatThrownBy(() -> session.outputs(narrow))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
      assertThatThrownBy(() -> session.inputGradients(narrow, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
      assertThatThrownBy(() -> session.outputs(FeatureMatrix.of(new double[0], 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
    }
  }
}
