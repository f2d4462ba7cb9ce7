package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics are found by their own names, and by those of scikit-learn, Keras and scipy. */
class MetricNamesTest {

  @Test
  void everyMetricHasANameOfItsOwn() {
    for (ClassMetric metric : ClassMetric.all(7)) {
      assertThat(ClassMetric.named(metric.key())).isEqualTo(metric);
    }
    for (QuantityMetric metric : QuantityMetric.all()) {
      assertThat(QuantityMetric.named(metric.key())).isEqualTo(metric);
    }
    QuantityMetric small = QuantityMetric.pinball(1e-5);
    assertThat(QuantityMetric.named(small.key())).isEqualTo(small);
    assertThat(ClassMetric.all(7)).doesNotHaveDuplicates().hasSize(27);
    assertThat(ClassMetric.all(2)).hasSize(23);
    assertThat(QuantityMetric.all()).doesNotHaveDuplicates().hasSize(19);
  }

  @ParameterizedTest
  @CsvSource({
    "accuracy_score, accuracy",
    "sparse_categorical_accuracy, accuracy",
    "balanced_accuracy, balancedAccuracy",
    "precision_weighted, precisionWeighted",
    "f1_macro, f1Macro",
    "F1, f1Macro",
    "recall_micro, recallMicro",
    "roc_auc_ovr, rocAucOvrMacro",
    "auc, rocAucOvrMacro",
    "roc_auc_ovr_weighted, rocAucOvrWeighted",
    "roc_auc_ovo, rocAucOvoMacro",
    "roc_auc_ovo_weighted, rocAucOvoWeighted",
    "categorical_crossentropy, logLoss",
    "brier_score_loss, brier",
    "cohen_kappa_score, cohenKappa",
    "quadratic weighted kappa, cohenKappaQuadratic",
    "matthews_corrcoef, mcc",
    "top_3_accuracy, top3Accuracy",
    "Top-2-Accuracy, top2Accuracy",
    "top_k_categorical_accuracy, top5Accuracy"
  })
  void ofClasses(String name, String key) {
    assertThat(ClassMetric.named(name).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "mean_absolute_error, mae",
    "MSE, mse",
    "root_mean_squared_error, rmse",
    "r2_score, r2",
    "explained_variance_score, explainedVariance",
    "median_absolute_error, medianAbsoluteError",
    "max_error, maxError",
    "mean_absolute_percentage_error, mape",
    "mean_squared_log_error, msle",
    "d2_absolute_error_score, d2AbsoluteError",
    "pearsonr, pearson",
    "kendalltau, kendall",
    "concordance_index, concordance",
    "CCC, linCcc",
    "mean_pinball_loss, pinball0.5",
    "pinball_0.25, pinball0.25",
    "huber, huber1.0",
    "Huber=2, huber2.0"
  })
  void ofNumbers(String name, String key) {
    assertThat(QuantityMetric.named(name).key()).isEqualTo(key);
  }

  @Test
  void unknownNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassMetric.named("f1_marco"))
        .withMessage(
            "metric must be one of accuracy, balancedAccuracy, precisionMacro, precisionMicro,"
                + " precisionWeighted, recallMacro, recallMicro, recallWeighted, f1Macro, f1Micro,"
                + " f1Weighted, rocAucOvrMacro, rocAucOvrMicro, rocAucOvrWeighted, rocAucOvoMacro,"
                + " rocAucOvoWeighted, averagePrecisionMacro, logLoss, brier, cohenKappa,"
                + " cohenKappaLinear, cohenKappaQuadratic, mcc, top5Accuracy, found 'f1_marco'."
                + " Did you mean 'f1Macro'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantityMetric.named("meanabsolute"))
        .withMessageStartingWith(
            "metric must be one of mae, mse, rmse, r2, explainedVariance, medianAbsoluteError,"
                + " maxError, mape, msle, d2AbsoluteError, pearson, spearman, kendall,"
                + " concordance, linCcc, huber1.0, pinball0.1, pinball0.5, pinball0.9, found"
                + " 'meanabsolute'");
  }

  @Test
  void parametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantityMetric.named("pinball1.5"))
        .withMessage("quantile of the pinball loss must be above 0 and below 1, found 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantityMetric.named("pinball1.5.2"))
        .withMessageStartingWith("metric must be one of mae,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantityMetric.huber(0))
        .withMessage("delta of the Huber loss must be above 0, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassMetric.named("top0accuracy"))
        .withMessage("k of top-k accuracy must be at least 1, found 0");
  }

  @Test
  void lowerIsBetterForErrorsAndLosses() {
    assertThat(ClassMetric.all(3))
        .filteredOn(metric -> !metric.higherIsBetter())
        .containsExactly(ClassMetric.LOG_LOSS, ClassMetric.BRIER);
    assertThat(QuantityMetric.all())
        .filteredOn(Metric::higherIsBetter)
        .containsExactly(
            QuantityMetric.R2,
            QuantityMetric.EXPLAINED_VARIANCE,
            QuantityMetric.D2_ABSOLUTE_ERROR,
            QuantityMetric.PEARSON,
            QuantityMetric.SPEARMAN,
            QuantityMetric.KENDALL,
            QuantityMetric.CONCORDANCE,
            QuantityMetric.LIN_CCC);
  }
}
