package org.concordml.training;

import org.concordml.data.Targets;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.network.Head;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the loss in the history, as Keras computes it: the accuracy of classes, the
 * mean absolute error of numbers, in their unit. Rows weigh if weights are given.
 */
final class HistoryMetric implements Targets.Cases<Double> {

  private final Head head;
  private final double[] outputs;
  private final double @Nullable [] weights;

  private HistoryMetric(Head head, double[] outputs, double @Nullable [] weights) {
    this.head = head;
    this.outputs = outputs;
    this.weights = weights;
  }

  /**
   * @param head that the outputs come from
   * @param outputs {@code [rows, width]}, row-major
   * @param targets one a row
   * @param weights one a row, as {@code sample_weight} of Keras' weighted metrics; null if all
   *     weigh 1
   * @return the metric; NaN if no row weighs anything
   */
  static double of(Head head, double[] outputs, Targets targets, double @Nullable [] weights) {
    return targets.match(new HistoryMetric(head, outputs, weights));
  }

  private double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  @Override
  public Double classes(Targets.Classes classes) {
    double right = 0; // whole without weights, so exact
    double all = 0;
    int width = outputs.length / classes.rows();
    for (int row = 0; row < classes.rows(); row++) {
      int predicted = width == 1 ? binary(outputs[row]) : largest(outputs, row * width, width);
      if (predicted == classes.index(row)) {
        right += weight(row);
      }
      all += weight(row);
    }
    return right / all;
  }

  /** Keras counts a row as positive where its probability is above 0.5. */
  private static int binary(double logit) {
    // The logit alone would do, but for those so small that their sigmoid rounds to 0.5.
    return logit > 0 && DecisionThreshold.HALF.isPositive(Head.sigmoid(logit)) ? 1 : 0;
  }

  /** Of equal ones the first, as numpy's argmax. */
  private static int largest(double[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public Double numbers(Targets.Numbers numbers) {
    double sum = 0;
    double all = 0;
    for (int row = 0; row < outputs.length; row++) {
      sum += weight(row) * Math.abs(outputs[row] - numbers.value(row));
      all += weight(row);
    }
    double mean = sum / all;
    return head instanceof Head.Linear linear ? mean * linear.scale() : mean;
  }
}
