package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.evaluation.ranking.DeLong;
import org.concordml.evaluation.ranking.PrecisionRecallCurve;
import org.concordml.evaluation.ranking.RocCurve;
import org.concordml.network.Head;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are ranked by their logits, which tell apart what a probability of 1.0 does not. */
class ScoresTest {

  // 14 pairs of a positive and a negative row, of which the positive wins 12.
  private static final boolean[] TRUTH = truth();
  private static final double[] LOGITS = IntStream.range(0, 15).mapToDouble(i -> i - 7).toArray();

  private static boolean[] truth() {
    boolean[] truth = new boolean[15];
    Arrays.fill(truth, true);
    truth[2] = false;
    return truth;
  }

  private static double[] shifted(double by) {
    return Arrays.stream(LOGITS).map(z -> z + by).toArray();
  }

  private static Evaluation.Binary evaluate(double[] logits) {
    return Evaluation.of(
        TRUTH,
        Arrays.stream(logits).map(Head::sigmoid).toArray(),
        logits,
        DecisionThreshold.above(0.5));
  }

  /** It was 0.5 once: all probabilities are 1.0. */
  @Test
  void saturatedProbabilitiesDoNotHideTheRankingOfTheLogits() {
    Evaluation.Binary sure = evaluate(shifted(105));
    Evaluation.Binary unsure = evaluate(LOGITS);

    assertThat(sure.metric(BinaryMetric.ROC_AUC)).isEqualTo(12 / 14.0);
    for (BinaryMetric metric :
        new BinaryMetric[] {BinaryMetric.ROC_AUC, BinaryMetric.AVERAGE_PRECISION}) {
      assertThat(sure.metric(metric)).as(metric.key()).isEqualTo(unsure.metric(metric));
    }
    assertThat(sure.roc().auc()).isEqualTo(12 / 14.0);
    assertThat(sure.roc().points())
        .extracting(RocCurve.Point::truePositiveRate)
        .isEqualTo(unsure.roc().points().stream().map(RocCurve.Point::truePositiveRate).toList());
    assertThat(sure.intervals())
        .containsEntry(BinaryMetric.ROC_AUC, DeLong.of(TRUTH, LOGITS).interval(0.95));
    assertThat(sure.precisionRecall().points()).hasSize(15);
  }

  @Test
  void curvesTellThresholdsAsProbabilities() {
    Evaluation.Binary evaluation = evaluate(LOGITS);

    double[] falling =
        IntStream.range(0, 15).mapToDouble(i -> Head.sigmoid(LOGITS[14 - i])).toArray();
    assertThat(evaluation.precisionRecall().points())
        .extracting(PrecisionRecallCurve.Point::threshold)
        .containsExactly(Arrays.stream(falling).boxed().toArray(Double[]::new));
    assertThat(evaluation.roc().points().get(0).threshold()).isInfinite();
    assertThat(evaluation.roc().points().get(1).threshold()).isEqualTo(falling[0]);
    assertThat(evaluate(shifted(105)).roc().points())
        .extracting(RocCurve.Point::threshold)
        .containsOnly(Double.POSITIVE_INFINITY, 1.0);
  }

  @ParameterizedTest
  @EnumSource
  void withoutSaturationEveryMetricIsThatOfTheProbabilitiesAlone(BinaryMetric metric) {
    double[] probabilities = Arrays.stream(LOGITS).map(Head::sigmoid).toArray();

    assertThat(metric.compute(TRUTH, probabilities, LOGITS, DecisionThreshold.atOrAbove(0.3)))
        .isEqualTo(metric.compute(TRUTH, probabilities, 0.3));
  }

  @Test
  void whatIsNotARankingIsOfTheProbabilities() {
    Evaluation.Binary sure = evaluate(shifted(105));

    assertThat(sure.metric(BinaryMetric.BRIER)).isEqualTo(1 / 15.0);
    assertThat(sure.metric(BinaryMetric.LOG_LOSS)).isCloseTo(-Math.log(1e-15) / 15, within(1e-3));
    assertThat(sure.counts()).isEqualTo(new ConfusionMatrix(0, 1, 0, 14));
  }

  @Test
  void scoresThatRankOtherwiseThanProbabilitiesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Evaluation.of(
                    new boolean[] {true, false, true},
                    new double[] {0.2, 0.7, 0.9},
                    new double[] {1, -1, 2},
                    DecisionThreshold.HALF))
        .withMessage(
            "probability must rise with the score, found 0.2 for the score 1.0 in row 0, where the"
                + " others' order asks for 0.7");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Evaluation.of(new boolean[2], new double[2], new double[3], DecisionThreshold.HALF))
        .withMessage("there must be one score a row, found 3 scores and 2 rows");
  }

  @Test
  void aSigmoidThatFallsByALastBitIsStillARanking() {
    assertThat(
            Evaluation.of(
                    new boolean[] {true, false},
                    new double[] {0.3, Math.nextDown(0.3)},
                    new double[] {-0.8, Math.nextUp(-0.8)},
                    DecisionThreshold.HALF)
                .metric(BinaryMetric.ROC_AUC))
        .isZero();
  }

  /** Rows of a test part stand in no order of their scores. */
  @Test
  void thresholdsAreThoseOfSortedRowsInAnyOrderOfTheRows() {
    int[] order = {7, 0, 14, 3, 11, 1, 9, 5, 13, 2, 6, 12, 4, 10, 8};
    boolean[] truth = new boolean[15];
    double[] logits = new double[15];
    for (int i = 0; i < 15; i++) {
      truth[i] = TRUTH[order[i]];
      logits[i] = LOGITS[order[i]];
    }
    Evaluation.Binary shuffled =
        Evaluation.of(
            truth,
            Arrays.stream(logits).map(Head::sigmoid).toArray(),
            logits,
            DecisionThreshold.above(0.5));

    assertThat(shuffled.roc().points()).isEqualTo(evaluate(LOGITS).roc().points());
  }

  @Test
  void whatIsNoProbabilityOrNoScoreIsRefused() {
    boolean[] truth = {true, false};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(truth, new double[] {0.5, 1.5}, 0.5))
        .withMessage("probability must be from 0 to 1, found 1.5 in row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeLong.of(truth, new double[] {0.5}))
        .withMessage("there must be one score a row, found 1 scores and 2 rows");
  }
}
