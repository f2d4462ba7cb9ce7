package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.concordml.data.Targets;
import org.concordml.evaluation.BinaryMetric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each name stands for its own number, and what needs a threshold takes 0.5. */
class MonitoredMetricTest {

  private static final EpochRecord RECORD = new EpochRecord(3, 0.11, 0.22, 0.33, 0.44, 0.55);
  private static final boolean[] LABELS = {true, true, true, false, false, false, false};

  /** On both sides of 0.5, close to it, and not sorted by class. */
  private static final double[] PROBABILITIES = {0.9, 0.49, 0.51, 0.45, 0.52, 0.1, 0.2};

  private static final double[] LOGITS =
      Arrays.stream(PROBABILITIES).map(p -> Math.log(p / (1 - p))).toArray();

  private static double value(String key) {
    return new MonitoredMetric(key)
        .value(
            RECORD, new HeldOutScores(0.33, 0.44, LOGITS, PROBABILITIES), Targets.binary(LABELS));
  }

  @ParameterizedTest
  @CsvSource({"loss, 0.11", "accuracy, 0.22", "valLoss, 0.33", "valAccuracy, 0.44"})
  void theNumbersOfTheHistoryAreTakenFromIt(String key, double expected) {
    assertThat(value(key)).isEqualTo(expected);
  }

  /** A fault that was planted once: a threshold of 0.4. */
  @ParameterizedTest
  @EnumSource(value = BinaryMetric.class, mode = EnumSource.Mode.EXCLUDE, names = "ACCURACY")
  void everyOtherIsTheMetricOfThatNameAtOneHalf(BinaryMetric metric) {
    String key = "val" + Character.toUpperCase(metric.key().charAt(0)) + metric.key().substring(1);

    assertThat(value(key)).isEqualTo(metric.compute(LABELS, PROBABILITIES, 0.5));
  }

  @ParameterizedTest
  @CsvSource({
    "valSensitivity, 0.6666666666666666",
    "valSpecificity, 0.75",
    "valPrecision, 0.6666666666666666"
  })
  void valuesCountedByHand(String key, double expected) {
    assertThat(value(key)).isEqualTo(expected);
  }
}
