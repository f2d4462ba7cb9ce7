package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTargetTest {

  @ParameterizedTest
  @CsvSource({
    "auc=0.99, valRocAuc ≥ 0.99",
    "val_auc=0.99, valRocAuc ≥ 0.99",
    "val_accuracy=0.9, valAccuracy ≥ 0.9",
    "' f1 =0.9', valF1 ≥ 0.9",
    "val_loss=0.1, valLoss ≤ 0.1"
  })
  void aMetricIsFoundByTheNamesOfTheField(String text, String target) {
    assertThat(TimeTarget.parse(text, 10, 1)).hasToString(target);
  }
}
