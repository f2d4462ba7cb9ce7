package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;

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
}
