package org.concordml.training;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.concordml.NamedChoices;
import org.concordml.data.Task;

/**
 * Stops a training that no longer gets better, and keeps the weights of its best epoch, whether it
 * was stopped or not.
 *
 * <p>An epoch for which the metric is undefined, such as {@code valMcc} when one class is predicted
 * for all rows, is not better than the best before it. Patience counts from the first epoch that
 * has a value.
 *
 * @param metric what to watch
 * @param mode which way is better
 * @param patience epochs without a better value before it stops, at least 1
 * @param minDelta how much better a value must be to count, at least 0
 */
public record EarlyStopping(MonitoredMetric metric, Mode mode, int patience, double minDelta) {

  /** Epochs without a better value before it stops, unless another number is asked for. */
  public static final int PATIENCE = 5;

  /** How much better a value must be to count, unless another number is asked for. */
  public static final double MIN_DELTA = 0;

  /**
   * With the usual patience, in the way that suits a metric.
   *
   * @param metric what to watch
   * @return the rule
   */
  public static EarlyStopping on(MonitoredMetric metric) {
    return new EarlyStopping(metric, Mode.suiting(metric), PATIENCE, MIN_DELTA);
  }

  /**
   * The same where the kind of outcome is known.
   *
   * @param task kind of outcome
   * @return the rule, of what the metric's name stands for there
   * @throws org.concordml.data.DataException if that kind of outcome has no such metric
   */
  public EarlyStopping forTask(Task task) {
    return new EarlyStopping(metric.forTask(task), mode, patience, minDelta);
  }

  /** Which way is better. */
  public enum Mode {
    /** Smaller. */
    MIN,
    /** Larger. */
    MAX;

    /**
     * @return the name used on the command line and in files: min or max
     */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param name min or max
     * @return that way
     * @throws IllegalArgumentException if it is neither
     */
    public static Mode named(String name) {
      return NamedChoices.of("mode", List.of(values()), Mode::key).named(name);
    }

    /**
     * @param metric what is watched
     * @return the way that suits it
     */
    public static Mode suiting(MonitoredMetric metric) {
      return metric.higherIsBetter() ? MAX : MIN;
    }
  }

  /** Checks the ranges. */
  public EarlyStopping {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(mode, "mode");
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be at least 1, found " + patience);
    }
    if (!(minDelta >= 0) || Double.isInfinite(minDelta)) {
      throw new IllegalArgumentException(
          "min delta must be finite and at least 0, found " + minDelta);
    }
  }

  /**
   * Whether a value counts as better.
   *
   * @param value of an epoch; NaN never counts
   * @param best so far; NaN if there is none yet
   * @return true if it beats the best by more than the smallest difference that counts
   */
  public boolean improves(double value, double best) {
    if (Double.isNaN(best)) {
      return !Double.isNaN(value);
    }
    return mode == Mode.MIN ? value < best - minDelta : value > best + minDelta;
  }
}
