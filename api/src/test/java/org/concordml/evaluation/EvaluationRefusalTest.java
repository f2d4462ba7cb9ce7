package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.concordml.evaluation.ranking.DeLong;
import org.concordml.evaluation.ranking.PrecisionRecallCurve;
import org.concordml.evaluation.ranking.RocCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationRefusalTest {

  private final boolean[] truth = {true, false};

  private static void assertRefused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }

  @Test
  void scoresThatAreNone() {
    double[] broken = {0.5, Double.NaN};
    String message = "score must be a number, found NaN in row 1";
    assertRefused(() -> Evaluation.of(truth, broken, 0.5), message);
    assertRefused(() -> RocCurve.of(truth, broken), message);
    assertRefused(() -> PrecisionRecallCurve.of(truth, broken), message);
    assertRefused(() -> DeLong.of(truth, broken), message);
  }

  @Test
  void probabilitiesOutOfRange() {
    assertRefused(
        () -> Evaluation.of(truth, new double[] {0.5, 1.5}, 0.5),
        "probability must be from 0 to 1, found 1.5 in row 1");
    assertThat(RocCurve.of(truth, new double[] {3, -3}).auc()).isEqualTo(1);
  }

  @Test
  void thresholdOutOfRange() {
    assertRefused(
        () -> Evaluation.of(truth, new double[] {0.5, 0.5}, Double.NaN),
        "threshold must be from 0 to 1, found NaN");
  }

  @Test
  void unequalLengthsAndNoRows() {
    assertRefused(
        () -> Evaluation.of(truth, new double[3], 0.5),
        "there must be one score a row, found 3 scores and 2 rows");
    assertRefused(
        () -> RocCurve.of(new boolean[0], new double[0]), "there must be at least 1 row, found 0");
  }

  @Test
  void negativeCounts() {
    assertRefused(
        () -> new ConfusionMatrix(1, 2, -3, 4),
        "counts must be at least 0, found tn 1, fp 2, fn -3, tp 4");
  }

  @Test
  void unknownMetric() {
    assertRefused(
        () -> BinaryMetric.named("roc_acu"),
        "metric must be one of accuracy, balancedAccuracy, sensitivity, specificity, precision, "
            + "npv, f1, mcc, cohenKappa, brier, logLoss, rocAuc, averagePrecision, found"
            + " 'roc_acu'. Did you mean 'rocAuc'?");
    for (BinaryMetric metric : BinaryMetric.values()) {
      assertThat(BinaryMetric.named(metric.key())).isEqualTo(metric);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "roc_auc, ROC_AUC",
    "auc, ROC_AUC",
    "roc_auc_score, ROC_AUC",
    "recall, SENSITIVITY",
    "recall_score, SENSITIVITY",
    "f1_score, F1",
    "F1, F1",
    "matthews_corrcoef, MCC",
    "cohen_kappa_score, COHEN_KAPPA",
    "brier_score_loss, BRIER",
    "log_loss, LOG_LOSS",
    "binary_accuracy, ACCURACY",
    "average_precision_score, AVERAGE_PRECISION",
    "balanced_accuracy_score, BALANCED_ACCURACY"
  })
  void metricsAreFoundByTheNamesOfScikitLearnAndKeras(String name, BinaryMetric metric) {
    assertThat(BinaryMetric.named(name)).isEqualTo(metric);
  }

  @Test
  void curvesOverOtherRows() {
    DeLong one = DeLong.of(truth, new double[] {1, 2});
    assertRefused(
        () -> one.against(DeLong.of(new boolean[] {true, false, false}, new double[] {1, 2, 3})),
        "both curves must be over the same rows, found truths of 2 and 3 rows that differ");
  }
}
