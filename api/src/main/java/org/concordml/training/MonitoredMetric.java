package org.concordml.training;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What early stopping can watch. */
public enum MonitoredMetric {
  /** Training loss. */
  LOSS("loss", EarlyStopping.Mode.MIN),
  /** Training accuracy. */
  ACCURACY("accuracy", EarlyStopping.Mode.MAX),
  /** Validation loss. */
  VAL_LOSS("valLoss", EarlyStopping.Mode.MIN),
  /** Validation accuracy. */
  VAL_ACCURACY("valAccuracy", EarlyStopping.Mode.MAX);

  private final String key;
  private final EarlyStopping.Mode better;

  MonitoredMetric(String key, EarlyStopping.Mode better) {
    this.key = key;
    this.better = better;
  }

  /**
   * @return the name used on the command line and in files, such as {@code valLoss}
   */
  public String key() {
    return key;
  }

  /**
   * @return which way is better
   */
  public EarlyStopping.Mode better() {
    return better;
  }

  /**
   * Finds a metric by its key.
   *
   * @param key such as {@code valLoss}
   * @return the metric
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static MonitoredMetric named(String key) {
    return Arrays.stream(values())
        .filter(m -> m.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "metric must be one of "
                        + Arrays.stream(values())
                            .map(MonitoredMetric::key)
                            .collect(Collectors.joining(", "))
                        + ", found '"
                        + key
                        + "'"));
  }

  double value(EpochRecord record, HeldOutScores scores, boolean[] labels) {
    return switch (this) {
      case LOSS -> record.loss();
      case ACCURACY -> record.accuracy();
      case VAL_LOSS -> record.valLoss();
      case VAL_ACCURACY -> record.valAccuracy();
    };
  }
}
