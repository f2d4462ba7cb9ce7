package org.concordml.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long trainings took to reach a {@link TimeTarget}, each with a seed of its own.
 *
 * @param trainings in the order they were made, at least one
 * @param best value of the metric that any of them saw; NaN if it was never defined
 */
public record TimeToTarget(List<Training> trainings, double best) {

  /** Takes a copy. */
  public TimeToTarget {
    trainings = List.copyOf(trainings);
    if (trainings.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one training, found none");
    }
  }

  /**
   * One training.
   *
   * @param seed of its weights and batch order
   * @param reached whether it did
   * @param seconds of training until then, or until it was given up; opening the session and
   *     scoring the validation rows left out, the first epoch counted
   * @param epochs trained until then
   * @param best value of the metric that was seen; NaN if it was never defined
   * @param outOfTime whether its time ended it before its epochs did
   */
  public record Training(
      long seed, boolean reached, double seconds, int epochs, double best, boolean outOfTime) {

    private double secondsToReach() {
      return reached ? seconds : Double.POSITIVE_INFINITY;
    }

    private double epochsToReach() {
      return reached ? epochs : Double.POSITIVE_INFINITY;
    }
  }

  /**
   * Least, middle and most of several numbers.
   *
   * @param median middle one, or the mean of the two in the middle
   * @param least smallest
   * @param most largest
   */
  public record Range(double median, double least, double most) {}

  /**
   * @return how many trainings reached it
   */
  public int reached() {
    return (int) trainings.stream().filter(Training::reached).count();
  }

  /**
   * @return seconds until it was reached; infinite for a training that did not, so that the median
   *     is finite where more than half did
   */
  public Range seconds() {
    return range(Training::secondsToReach);
  }

  /**
   * @return epochs until it was reached; infinite for a training that did not
   */
  public Range epochs() {
    return range(Training::epochsToReach);
  }

  private Range range(ToDoubleFunction<Training> number) {
    double[] sorted = trainings.stream().mapToDouble(number).sorted().toArray();
    int n = sorted.length;
    return new Range((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1]);
  }
}
