package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordml.training.EarlyStopping;
import org.concordml.training.EarlyStopping.Mode;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Early stopping that is told to keep the worst epoch. */
class EarlyStoppingModeTest {

  private static SampleJob watching(String metric, Mode mode) {
    return SampleJob.of(60)
        .trained(
            FitConfig.standard()
                .earlyStopping(new EarlyStopping(new MonitoredMetric(metric), mode, 5, 0))
                .build());
  }

  @ParameterizedTest
  @CsvSource({
    "valAccuracy, MIN, 'smallest, though larger', max",
    "valLoss, MAX, 'largest, though smaller', min"
  })
  void theWrongWayIsTold(String metric, Mode mode, String wrong, String right) {
    assertThat(watching(metric, mode).notices())
        .containsExactly(
            "Early stopping keeps the epoch where "
                + metric
                + " is "
                + wrong
                + " is better. Keep the best with EarlyStopping.Mode(\""
                + right
                + "\").");
  }

  @ParameterizedTest
  @CsvSource({"valAccuracy, MAX", "valLoss, MIN"})
  void theRightWayIsNot(String metric, Mode mode) {
    assertThat(watching(metric, mode).notices()).isEmpty();
  }
}
