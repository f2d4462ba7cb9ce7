package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.concordml.evaluation.ranking.RocCurve;
import org.junit.jupiter.api.Test;

/** What the data does not define is NaN: never 0, never an exception. */
class UndefinedMetricTest {

  private static Set<BinaryMetric> undefined(Evaluation.Binary evaluation) {
    return evaluation.metrics().entrySet().stream()
        .filter(entry -> entry.getValue().isNaN())
        .map(entry -> entry.getKey())
        .collect(Collectors.toSet());
  }

  private static Set<BinaryMetric> intervalsUndefined(Evaluation.Binary evaluation) {
    return evaluation.intervals().entrySet().stream()
        .filter(entry -> !entry.getValue().isDefined())
        .map(entry -> entry.getKey())
        .collect(Collectors.toSet());
  }

  @Test
  void onlyNegativeRows() {
    Evaluation.Binary evaluation = Evaluation.of(new boolean[2], new double[] {0.1, 0.2}, 0.5);
    assertThat(undefined(evaluation))
        .isEqualTo(
            EnumSet.of(
                BinaryMetric.BALANCED_ACCURACY,
                BinaryMetric.SENSITIVITY,
                BinaryMetric.PRECISION,
                BinaryMetric.F1,
                BinaryMetric.MCC,
                BinaryMetric.COHEN_KAPPA,
                BinaryMetric.ROC_AUC,
                BinaryMetric.AVERAGE_PRECISION));
    assertThat(intervalsUndefined(evaluation))
        .isEqualTo(
            EnumSet.of(BinaryMetric.SENSITIVITY, BinaryMetric.PRECISION, BinaryMetric.ROC_AUC));
    assertThat(evaluation.roc().points())
        .containsExactly(
            new RocCurve.Point(Double.POSITIVE_INFINITY, 0, Double.NaN),
            new RocCurve.Point(0.2, 0.5, Double.NaN),
            new RocCurve.Point(0.1, 1, Double.NaN));
  }

  @Test
  void onlyPositiveRows() {
    Evaluation.Binary evaluation =
        Evaluation.of(new boolean[] {true, true}, new double[] {0.9, 0.4}, 0.5);
    assertThat(undefined(evaluation))
        .isEqualTo(
            EnumSet.of(
                BinaryMetric.BALANCED_ACCURACY,
                BinaryMetric.SPECIFICITY,
                BinaryMetric.MCC,
                BinaryMetric.ROC_AUC));
    assertThat(evaluation.metric(BinaryMetric.AVERAGE_PRECISION)).isEqualTo(1);
    assertThat(evaluation.metric(BinaryMetric.COHEN_KAPPA)).isZero();
  }

  @Test
  void nothingPredictedPositive() {
    Evaluation.Binary evaluation =
        Evaluation.of(new boolean[] {true, false}, new double[] {0.3, 0.2}, 0.5);
    assertThat(undefined(evaluation))
        .isEqualTo(EnumSet.of(BinaryMetric.PRECISION, BinaryMetric.MCC));
    assertThat(evaluation.metric(BinaryMetric.F1)).isZero();
  }

  @Test
  void varianceOfASingleRowOfAClass() {
    Evaluation.Binary evaluation =
        Evaluation.of(new boolean[] {true, false, false}, new double[] {0.3, 0.2, 0.4}, 0.5);
    assertThat(evaluation.metric(BinaryMetric.ROC_AUC)).isEqualTo(0.5);
    assertThat(evaluation.intervals().get(BinaryMetric.ROC_AUC).isDefined()).isFalse();
  }
}
