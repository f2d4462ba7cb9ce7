package org.concordml.training;

import org.concordml.data.Targets;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.network.Head;

/**
 * What stands beside the loss in the history, as Keras computes it: the accuracy of classes, the
 * mean absolute error of numbers, in their unit. Rows do not weigh.
 */
final class HistoryMetric implements Targets.Cases<Double> {

  private final Head head;
  private final double[] outputs;

  private HistoryMetric(Head head, double[] outputs) {
    this.head = head;
    this.outputs = outputs;
  }

  /**
   * @param head that the outputs come from
   * @param outputs {@code [rows, width]}, row-major
   * @param targets one a row
   * @return the metric
   */
  static double of(Head head, double[] outputs, Targets targets) {
    return targets.match(new HistoryMetric(head, outputs));
  }

  @Override
  public Double classes(Targets.Classes classes) {
    int right = 0;
    int width = outputs.length / classes.rows();
    for (int row = 0; row < classes.rows(); row++) {
      int predicted = width == 1 ? binary(outputs[row]) : largest(outputs, row * width, width);
      if (predicted == classes.index(row)) {
        right++;
      }
    }
    return (double) right / classes.rows();
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
    for (int row = 0; row < outputs.length; row++) {
      sum += Math.abs(outputs[row] - numbers.value(row));
    }
    double mean = sum / outputs.length;
    return head instanceof Head.Linear linear ? mean * linear.scale() : mean;
  }
}
