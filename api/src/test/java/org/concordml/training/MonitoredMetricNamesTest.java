package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concordml.data.DataException;
import org.concordml.data.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A metric is found by its name, by Keras' and by scikit-learn's, and keeps its own name. */
class MonitoredMetricNamesTest {

  @ParameterizedTest
  @MethodSource("org.concordml.training.MonitoredMetric#keys")
  void byItsKey(String key) {
    assertThat(new MonitoredMetric(key).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "val_loss, valLoss",
    "VAL_LOSS, valLoss",
    "val_accuracy, valAccuracy",
    "val_acc, valAccuracy",
    "val_binary_accuracy, valAccuracy",
    "acc, accuracy",
    "val_auc, valRocAuc",
    "valAUC, valRocAuc",
    "auc, valRocAuc",
    "roc_auc, valRocAuc",
    "rocAuc, valRocAuc",
    "f1, valF1",
    "f1_score, valF1",
    "val_f1_score, valF1",
    "val_recall, valSensitivity",
    "precision, valPrecision",
    "matthews_corrcoef, valMcc",
    "log_loss, valLogLoss"
  })
  void byANameOfTheField(String name, String key) {
    assertThat(new MonitoredMetric(name)).isEqualTo(new MonitoredMetric(key));
    assertThat(new MonitoredMetric(name).key()).isEqualTo(key);
  }

  /** These are numbers of the training rows, as in Keras. */
  @ParameterizedTest
  @CsvSource({"loss, loss", "Accuracy, accuracy"})
  void aNumberOfTheTrainingRowsIsNotTakenForThatOfTheValidationRows(String name, String key) {
    assertThat(new MonitoredMetric(name).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "f1_macro, valF1Macro",
    "val_f1_weighted, valF1Weighted",
    "roc_auc_ovr, valRocAucOvrMacro",
    "quadratic_weighted_kappa, valCohenKappaQuadratic",
    "val_top_3_accuracy, valTop3Accuracy",
    "rmse, valRmse",
    "val_root_mean_squared_error, valRmse",
    "r2_score, valR2",
    "medae, valMedianAbsoluteError",
    "mean_absolute_error, mae",
    "val_mean_absolute_error, valMae",
    "pinball_0.75, valPinball0.75",
    "val_huber, valHuber1.0",
    "c_index, valConcordance"
  })
  void thatSeveralClassesOrNumbersHave(String name, String key) {
    assertThat(new MonitoredMetric(name).key()).isEqualTo(key);
  }

  /** What two classes call AUC is an average over the classes of several. */
  @ParameterizedTest
  @CsvSource({
    "auc, BINARY, valRocAuc",
    "auc, MULTICLASS, valRocAucOvrMacro",
    "f1, MULTICLASS, valF1Macro",
    "precision, MULTICLASS, valPrecisionMacro",
    "recall, MULTICLASS, valRecallMacro",
    "mcc, MULTICLASS, valMcc",
    "acc, MULTICLASS, accuracy",
    "valLoss, REGRESSION, valLoss",
    "mae, REGRESSION, mae"
  })
  void isTakenForWhatTheKindOfOutcomeHas(String name, Task task, String key) {
    assertThat(new MonitoredMetric(name).forTask(task).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "valLogLoss, false",
    "valF1Macro, true",
    "valBrier, false",
    "valTop2Accuracy, true",
    "valRmse, false",
    "valR2, true",
    "valSpearman, true",
    "valPinball0.9, false",
    "mae, false",
    "accuracy, true",
    "loss, false"
  })
  void knowsWhichWayIsBetter(String key, boolean higher) {
    assertThat(new MonitoredMetric(key).higherIsBetter()).isEqualTo(higher);
  }

  @Test
  void ofAnotherKindOfOutcomeIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> new MonitoredMetric("r2").forTask(Task.BINARY))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "early stopping on valR2 needs an outcome that it is defined of, found one that is"
                + " binary, of which there are loss, accuracy, valLoss, valAccuracy,"
                + " valBalancedAccuracy, valSensitivity, valSpecificity, valPrecision, valNpv,"
                + " valF1, valMcc, valCohenKappa, valBrier, valLogLoss, valRocAuc,"
                + " valAveragePrecision. Watch another metric with"
                + " FitConfig.Builder.earlyStopping(\"valLoss\").");
  }

  @Test
  void thatNoneHasIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> new MonitoredMetric("val_f1_marco"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("metric must be one of loss, accuracy, valLoss, valAccuracy, ")
        .hasMessageContaining(", valF1Macro, ")
        .hasMessageContaining(", valSpearman, ")
        .hasMessageEndingWith(", found 'val_f1_marco'. Did you mean 'valF1Macro'?");
  }
}
