package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What rows of several classes, or numbers, do not define is NaN, and the rest a number. */
class UndefinedClassMetricTest {

  private static <M extends Metric> List<M> undefined(Map<M, Double> metrics) {
    return metrics.entrySet().stream()
        .filter(entry -> entry.getValue().isNaN())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Probabilities that are sure of one class of three for each row. */
  private static ClassPredictions sure(int[] truth, int... predicted) {
    double[] probabilities = new double[3 * truth.length];
    for (int row = 0; row < truth.length; row++) {
      probabilities[3 * row + predicted[row]] = 1;
    }
    return ClassPredictions.of(probabilities, truth, 3);
  }

  @Test
  void allRowsOfOneClassAndPredictedSo() {
    Evaluation.Classes evaluation = Evaluation.of(sure(new int[] {1, 1}, 1, 1));
    assertThat(undefined(evaluation.metrics()))
        .containsExactly(
            ClassMetric.ROC_AUC_OVR_MACRO,
            ClassMetric.ROC_AUC_OVR_WEIGHTED,
            ClassMetric.ROC_AUC_OVO_MACRO,
            ClassMetric.ROC_AUC_OVO_WEIGHTED,
            ClassMetric.AVERAGE_PRECISION_MACRO,
            ClassMetric.COHEN_KAPPA,
            ClassMetric.COHEN_KAPPA_LINEAR,
            ClassMetric.COHEN_KAPPA_QUADRATIC,
            ClassMetric.MCC);
    assertThat(evaluation.metric(ClassMetric.BALANCED_ACCURACY)).isEqualTo(1);
    assertThat(undefined(evaluation.classes().get(1).metrics()))
        .containsExactly(BinaryMetric.SPECIFICITY, BinaryMetric.ROC_AUC);
    assertThat(undefined(evaluation.classes().get(0).metrics()))
        .containsExactly(BinaryMetric.ROC_AUC, BinaryMetric.AVERAGE_PRECISION);
  }

  @Test
  void allRowsPredictedOfOneClass() {
    Evaluation.Classes evaluation = Evaluation.of(sure(new int[] {0, 1, 2}, 1, 1, 1));
    assertThat(undefined(evaluation.metrics())).containsExactly(ClassMetric.MCC);
    assertThat(evaluation.metric(ClassMetric.COHEN_KAPPA)).isZero();
    OneVsRest neverPredicted = evaluation.classes().get(0);
    assertThat(neverPredicted.metric(BinaryMetric.PRECISION)).isZero();
    assertThat(neverPredicted.intervals().get(BinaryMetric.PRECISION).isDefined()).isFalse();
    assertThat(neverPredicted.intervals().get(BinaryMetric.SENSITIVITY).isDefined()).isTrue();
  }

  @Test
  void twoClassesHaveNoAverageOfAreas() {
    ClassPredictions two =
        ClassPredictions.of(new double[] {0.9, 0.1, 0.2, 0.8}, new int[] {0, 1}, 2);
    assertThat(undefined(Evaluation.of(two).metrics()))
        .containsExactly(
            ClassMetric.ROC_AUC_OVR_MACRO,
            ClassMetric.ROC_AUC_OVR_MICRO,
            ClassMetric.ROC_AUC_OVR_WEIGHTED,
            ClassMetric.ROC_AUC_OVO_MACRO,
            ClassMetric.ROC_AUC_OVO_WEIGHTED);
    assertThat(Evaluation.of(two).classes().get(0).metric(BinaryMetric.ROC_AUC)).isEqualTo(1);
  }

  private static List<Metric> undefined(double[] truth, double[] predicted) {
    Predicate<Map.Entry<QuantityMetric, Double>> isNan = entry -> entry.getValue().isNaN();
    return Evaluation.of(QuantityPredictions.of(truth, predicted)).metrics().entrySet().stream()
        .filter(isNan)
        .<Metric>map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void oneRow() {
    assertThat(undefined(new double[] {1}, new double[] {2}))
        .containsExactly(
            QuantityMetric.R2,
            QuantityMetric.EXPLAINED_VARIANCE,
            QuantityMetric.D2_ABSOLUTE_ERROR,
            QuantityMetric.PEARSON,
            QuantityMetric.SPEARMAN,
            QuantityMetric.KENDALL,
            QuantityMetric.CONCORDANCE);
    Evaluation.Quantity evaluation =
        Evaluation.of(QuantityPredictions.of(new double[] {1}, new double[] {2}));
    assertThat(evaluation.differences().bias()).isEqualTo(1);
    assertThat(evaluation.differences().sd()).isNaN();
    assertThat(evaluation.calibration().slope()).isNaN();
  }

  @Test
  void constantTruth() {
    assertThat(undefined(new double[] {3, 3, 3}, new double[] {1, 2, 3}))
        .containsExactly(
            QuantityMetric.PEARSON,
            QuantityMetric.SPEARMAN,
            QuantityMetric.KENDALL,
            QuantityMetric.CONCORDANCE);
    assertThat(QuantityMetric.R2.of(of(new double[] {3, 3}, new double[] {3, 3}))).isEqualTo(1);
    assertThat(QuantityMetric.R2.of(of(new double[] {3, 3}, new double[] {3, 4}))).isZero();
    assertThat(QuantityMetric.LIN_CCC.of(of(new double[] {3, 3}, new double[] {3, 3}))).isNaN();
  }

  @Test
  void logarithmOfMinusOne() {
    assertThat(undefined(new double[] {-1, 0, 2}, new double[] {0, 1, 2}))
        .containsExactly(QuantityMetric.MSLE);
    assertThat(undefined(new double[] {0, 0, 2}, new double[] {0, 1, -1}))
        .containsExactly(QuantityMetric.MSLE);
    assertThat(QuantityMetric.MSLE.of(of(new double[] {-0.5, 0}, new double[] {-0.5, 0}))).isZero();
  }

  private static QuantityPredictions of(double[] truth, double[] predicted) {
    return QuantityPredictions.of(truth, predicted);
  }
}
