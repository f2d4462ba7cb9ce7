package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.engine.TrainingSession;
import org.concordml.learning.ClassWeights;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loss, accuracy and probabilities of rows that are not learnt from. */
class HeldOutScoresTest {

  /**
   * Keras counts a row as positive where its probability is above 0.5: a logit of 0 is negative,
   * and so is one so small that its sigmoid rounds to 0.5.
   */
  @ParameterizedTest
  @CsvSource({
    "0, false, 1",
    "0, true, 0",
    "-0.0, true, 0",
    "4.9e-324, true, 0",
    "1e-30, true, 0",
    "1e-15, true, 1",
    "-4.9e-324, true, 0",
    "-4.9e-324, false, 1"
  })
  void aProbabilityOfOneHalfIsNegative(double logit, boolean label, double accuracy) {
    assertThat(
            HistoryMetric.of(
                Head.LOGISTIC, new double[] {logit}, Targets.binary(new boolean[] {label})))
        .isEqualTo(accuracy);
  }

  @Test
  void theHistoryCountsRowsWhoseLogitIsZeroAsNegative() {
    Examples nothing =
        Examples.binary(FeatureMatrix.of(new double[6], 2), new boolean[] {false, true, true});
    FitConfig config =
        Jobs.config().epochs(1).batchSize(3).classWeights(ClassWeights.of(2, 1)).build();

    TrainedModel model = Jobs.train(Jobs.job(config, nothing, nothing));

    // The weighted slopes of the rows cancel, so the logits are 0 before and after the update.
    assertThat(model.weights().toArray()).containsOnly(0);
    assertThat(model.history().get(0).metric()).isEqualTo(1 / 3.0);
    assertThat(model.history().get(0).valMetric()).isEqualTo(1 / 3.0);
  }

  @Test
  void thePenaltyIsOfKernelsAloneAndClassWeightsDoNotCount() {
    NetworkSpec network = new NetworkSpec(2, List.of(), 0.1);
    FitConfig config = Jobs.config().classWeights(ClassWeights.of(1, 9)).build();
    Examples rows = Examples.binary(FeatureMatrix.of(new double[] {0, 0}, 2), new boolean[] {true});
    Weights weights = new Weights(network.layout(), new double[] {3, -2, 5});
    TrainingJob job = new TrainingJob(network, config, rows, rows, weights, epoch -> new int[] {0});

    HeldOutScores scores;
    try (TrainingSession session =
        new LogisticBackend().train(job.session(), LogisticBackend.CPU)) {
      scores = HeldOutScores.of(session, job, rows);
    }

    // The logit is the bias, 5; 0.1 · (3² + 2²) is the penalty.
    assertThat(scores.loss()).isCloseTo(Math.log1p(Math.exp(-5)) + 1.3, within(1e-15));
    assertThat(scores.predictions()).containsExactly(1 / (1 + Math.exp(-5)));
  }
}
