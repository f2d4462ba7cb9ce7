package org.concordml.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;
import org.concordml.engine.EngineSession;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;

/** Scoring: any number of rows, the right number of columns. */
abstract class ScoringContract {

  /** More than any engine takes at once. */
  private static final int MANY = 20_000;

  private final EngineUnderTest engine;
  private final TrainingJob job;

  ScoringContract(EngineUnderTest engine) {
    this.engine = engine;
    LabelledRows rows = SampleRows.draw(10, 4, 1);
    job =
        TrainingJob.of(
            NetworkSpec.standard(4).withDropout(0.5), FitConfig.standard().build(), rows, rows);
  }

  @Test
  void noRowsGiveNoLogitsAndNoGradients() {
    FeatureMatrix none = FeatureMatrix.of(new double[0], 4);
    try (EngineSession session = engine.open(job)) {
      assertThat(session.logits(none)).isEmpty();
      assertThat(session.inputGradients(none).rows()).isZero();
    }
  }

  @Test
  void manyRowsAtOnceScoreAsInPieces() {
    FeatureMatrix many = SampleRows.draw(MANY, 4, 2).features();
    int[] piece = IntStream.range(MANY - 1_500, MANY).toArray();
    try (EngineSession session = engine.open(job)) {
      double[] all = session.logits(many);
      double[] last = session.logits(many.select(piece));
      FeatureMatrix slopes = session.inputGradients(many).select(piece);
      FeatureMatrix lastSlopes = session.inputGradients(many.select(piece));

      assertThat(all).hasSize(MANY);
      for (int i = 0; i < piece.length; i++) {
        assertThat(last[i]).isCloseTo(all[piece[i]], within(engine.precision().logits()));
      }
      assertThat(lastSlopes.toArray())
          .containsExactly(slopes.toArray(), within(engine.precision().logits()));
    }
  }

  @Test
  void scoresFollowTheFormulas() {
    FeatureMatrix rows = SampleRows.draw(300, 4, 3).features();
    try (EngineSession session = engine.open(job)) {
      assertThat(session.logits(rows))
          .containsExactly(
              new ReferenceNetwork(job.session()).logits(rows),
              within(engine.precision().logits()));
    }
  }

  @Test
  void scoresAreThoseOfTheWeightsAsTheyAreNow() {
    FeatureMatrix rows = job.validation().features();
    TrainingJob other =
        TrainingJob.of(
            job.network(), job.config().toBuilder().seed(7).build(), job.train(), job.validation());
    try (EngineSession session = engine.open(job);
        EngineSession expected = engine.open(other)) {
      double[] before = session.logits(rows);
      session.restore(other.initial());

      assertThat(session.logits(rows)).containsExactly(expected.logits(rows)).isNotEqualTo(before);
    }
  }

  @Test
  void aWrongNumberOfColumnsIsRefused() {
    FeatureMatrix narrow = FeatureMatrix.of(new double[] {1, 2, 3}, 3);
    try (EngineSession session = engine.open(job)) {
      assertThatThrownBy(() -> session.logits(narrow))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
      assertThatThrownBy(() -> session.inputGradients(narrow))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
      assertThatThrownBy(() -> session.logits(FeatureMatrix.of(new double[0], 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows must have 4 columns, found 3");
    }
  }
}
