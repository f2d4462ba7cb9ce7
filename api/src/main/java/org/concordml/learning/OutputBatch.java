package org.concordml.learning;

import java.util.Objects;
import org.concordml.data.Targets;
import org.jspecify.annotations.Nullable;

/**
 * A contiguous range of rows with their outputs: a view, nothing is copied.
 *
 * @param outputs {@code [rows, width]}, row-major, before sigmoid or softmax
 * @param width outputs a row
 * @param targets one a row
 * @param weights one a row; null when every row weighs 1
 * @param from first row of the batch
 * @param to one past the last row
 */
@SuppressWarnings("ArrayRecordComponent") // a view made once a batch; never compared
public record OutputBatch(
    double[] outputs, int width, Targets targets, double @Nullable [] weights, int from, int to) {

  /** Checks that the range is not empty and lies within the rows. */
  public OutputBatch(
      double[] outputs, int width, Targets targets, double @Nullable [] weights, int from, int to) {
    Objects.checkFromToIndex(from, to, outputs.length / width);
    if (from == to) {
      throw new IllegalArgumentException("a batch must have at least one row, found none");
    }
    this.outputs = outputs;
    this.width = width;
    this.targets = targets;
    this.weights = weights;
    this.from = from;
    this.to = to;
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return to - from;
  }

  /**
   * @param row counted in the whole array, not in the batch
   * @return its weight
   */
  public double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  Targets.Classes classes() {
    if (targets instanceof Targets.Classes classes) {
      return classes;
    }
    throw new IllegalArgumentException("the loss is of classes, found " + targets);
  }

  Targets.Numbers numbers() {
    if (targets instanceof Targets.Numbers numbers) {
      return numbers;
    }
    throw new IllegalArgumentException("the loss is of numbers, found " + targets);
  }
}
