package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.engine.TrainingSession;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.learning.ClassWeights;
import org.concordml.model.Decision;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loss, accuracy and probabilities of rows that are not learnt from. */
class HeldOutScoresTest {

  private static final double TINY = 1e-14;

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
                Head.LOGISTIC, new double[] {logit}, Targets.binary(new boolean[] {label}), null))
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

  private static Examples weighing(Targets targets, double... weights) {
    return new Examples(FeatureMatrix.of(new double[targets.rows()], 1), targets, weights);
  }

  private static HeldOutScores scores(double... predictions) {
    return new HeldOutScores(0, 0, predictions, predictions);
  }

  /** What scikit-learn 1.9.1 gives with {@code sample_weight}; one row weighs nothing. */
  @Test
  void ofTwoClassesRowsCountByTheirWeights() {
    boolean[] truth = {true, false, true, true, false, false, true, false};
    Evaluation evaluation =
        scores(0.9, 0.2, 0.4, 0.7, 0.6, 0.1, 0.55, 0.5)
            .evaluate(
                weighing(Targets.binary(truth), 1, 2, 0.5, 0, 3, 1.5, 2, 0.25),
                Head.LOGISTIC,
                new Decision(0.5));

    assertThat(evaluation.metric(BinaryMetric.ACCURACY))
        .isEqualTo(0.6585365853658537, within(TINY));
    assertThat(evaluation.metric(BinaryMetric.ROC_AUC)).isEqualTo(0.6772486772486772, within(TINY));
    assertThat(evaluation.metric(BinaryMetric.F1)).isEqualTo(0.631578947368421, within(TINY));
    assertThat(evaluation.metric(BinaryMetric.LOG_LOSS))
        .isEqualTo(0.5156748048764639, within(TINY));
    assertThat(evaluation.metric(BinaryMetric.MCC)).isEqualTo(0.3972360153788916, within(TINY));
  }

  @Test
  void ofSeveralClassesRowsCountByTheirWeights() {
    Evaluation evaluation =
        scores(
                0.6, 0.3, 0.1, 0.2, 0.5, 0.3, 0.1, 0.3, 0.6, 0.5, 0.2, 0.3, 0.4, 0.35, 0.25, 0.3,
                0.4, 0.3)
            .evaluate(
                weighing(
                    new Targets.Classes(new int[] {0, 1, 2, 2, 1, 0}, 3), 1, 2, 0.5, 3, 1.5, 0.75),
                new Head.Softmax(3),
                new Decision(0.5));

    assertThat(evaluation.metric(ClassMetric.ACCURACY)).isEqualTo(0.4, within(TINY));
    assertThat(evaluation.metric(ClassMetric.BALANCED_ACCURACY))
        .isEqualTo(0.42857142857142855, within(TINY));
    assertThat(evaluation.metric(ClassMetric.F1_MACRO))
        .isEqualTo(0.38862068965517244, within(TINY));
    assertThat(evaluation.metric(ClassMetric.ROC_AUC_OVR_MACRO))
        .isEqualTo(0.8129251700680271, within(TINY));
    assertThat(evaluation.metric(ClassMetric.COHEN_KAPPA))
        .isEqualTo(0.17322834645669294, within(TINY));
  }

  @Test
  void ofNumbersRowsCountByTheirWeights() {
    Head.Linear head = new Head.Linear(100, 10);
    Targets truth = head.standardised(new Targets.Numbers(new double[] {82, 99, 105, 140}));
    Evaluation evaluation =
        scores(80, 95, 112, 130).evaluate(weighing(truth, 1, 0, 2, 0.5), head, new Decision(0.5));

    assertThat(evaluation.metric(QuantityMetric.MAE)).isEqualTo(6.0, within(TINY));
    assertThat(evaluation.metric(QuantityMetric.RMSE)).isEqualTo(6.590035768383312, within(TINY));
    assertThat(evaluation.metric(QuantityMetric.R2)).isEqualTo(0.8658259773013871, within(TINY));
  }

  /** Keras' weighted_accuracy: the weights of the rows times those of their classes. */
  @Test
  void theHistoryHasTheMetricByTheWeightsOfTheRows() {
    double[] values = {1, 0, 1, 0, -1, 0, -1, 0};
    boolean[] labels = {true, false, true, false};
    FitConfig config =
        Jobs.config().epochs(2).batchSize(3).classWeights(ClassWeights.of(1, 3)).build();
    Examples rows =
        new Examples(
            FeatureMatrix.of(values, 2), Targets.binary(labels), new double[] {1, 2, 0.5, 4});
    Examples plain = Examples.binary(FeatureMatrix.of(values, 2), labels);

    TrainedModel model = Jobs.train(Jobs.job(config, rows, plain));

    // Before the first update every logit is 0, so all of the first batch are negative: right is
    // the second row of three. What the last row is then is decided by the update.
    double last = model.history().get(0).metric() * 4 - 1;
    assertThat(model.history().get(0).weightedMetric().orElseThrow())
        .isEqualTo((2 + 4 * last) / (3 + 2 + 1.5 + 4), within(TINY));
    assertThat(Jobs.train(Jobs.job(config, plain, plain)).history().get(0).weightedMetric())
        .isEmpty();
  }

  @Test
  void theErrorOfNumbersByTheirWeightsIsInTheirUnit() {
    Targets truth = new Targets.Numbers(new double[] {1, 2, 4});

    assertThat(
            HistoryMetric.of(
                new Head.Linear(7, 10), new double[] {2, 2, 2}, truth, new double[] {1, 5, 2}))
        .isEqualTo(10 * (1 + 2 * 2) / 8.0, within(TINY));
  }
}
