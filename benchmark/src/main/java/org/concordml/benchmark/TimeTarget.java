package org.concordml.benchmark;

import java.util.Locale;
import org.concordml.training.MonitoredMetric;

/**
 * A quality of the model to be reached by training.
 *
 * @param metric of the validation rows, such as {@code valRocAuc}
 * @param value to reach: at least this where higher is better, at most this otherwise
 * @param mostEpochs after which it counts as not reached, from 1 to 1,000,000
 * @param trainings how many, each with a seed of its own, from 1 to 1,000
 */
public record TimeTarget(MonitoredMetric metric, double value, int mostEpochs, int trainings) {

  /** Checks the ranges. */
  public TimeTarget {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the value to reach must be finite, found " + value);
    }
    if (!metric.key().startsWith("val")) {
      throw new IllegalArgumentException(
          "the metric to reach must be one of the validation rows, found '"
              + metric.key()
              + "'. Try: val"
              + metric.key().substring(0, 1).toUpperCase(Locale.ROOT)
              + metric.key().substring(1));
    }
    new Range("epochs", 1, 1_000_000).require(mostEpochs);
    new Range("trainings", 1, 1_000).require(trainings);
  }

  /**
   * Reads a target.
   *
   * @param text {@code METRIC=VALUE}, the metric in any of the spellings of {@link MonitoredMetric}
   * @param mostEpochs after which it counts as not reached
   * @param trainings how many
   * @return the target
   * @throws IllegalArgumentException if it is none
   */
  public static TimeTarget parse(String text, int mostEpochs, int trainings) {
    int equals = text.indexOf('=');
    double value = Double.NaN;
    if (equals > 0) {
      try {
        value = Double.parseDouble(text.substring(equals + 1));
      } catch (NumberFormatException wrong) {
        equals = -1;
      }
    }
    if (equals <= 0) {
      throw new IllegalArgumentException(
          "the quality to reach must be METRIC=VALUE such as valRocAuc=0.99, found '" + text + "'");
    }
    String name = text.substring(0, equals);
    return new TimeTarget(new MonitoredMetric(name.strip()), value, mostEpochs, trainings);
  }

  /**
   * @param found the metric after an epoch
   * @return whether that is good enough; NaN never is
   */
  public boolean reachedBy(double found) {
    return metric.higherIsBetter() ? found >= value : found <= value;
  }

  /**
   * @param found a value of the metric
   * @param than another
   * @return whether the first is better; anything is better than NaN
   */
  public boolean better(double found, double than) {
    return Double.isNaN(than) || (metric.higherIsBetter() ? found > than : found < than);
  }

  @Override
  public String toString() {
    return metric.key() + (metric.higherIsBetter() ? " ≥ " : " ≤ ") + value;
  }
}
