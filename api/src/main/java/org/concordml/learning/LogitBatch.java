package org.concordml.learning;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contiguous range of rows with their logits: a view, nothing is copied.
 *
 * @param logits one a row, before the sigmoid
 * @param labels one a row, true for the positive class
 * @param weights one a row; null when every row weighs 1
 * @param from first row of the batch
 * @param to one past the last row
 */
@SuppressWarnings("ArrayRecordComponent") // a view made once a batch; never compared
public record LogitBatch(
    double[] logits, boolean[] labels, double @Nullable [] weights, int from, int to) {

  /** Checks that the range is not empty and lies within the rows. */
  public LogitBatch(
      double[] logits, boolean[] labels, double @Nullable [] weights, int from, int to) {
    Objects.checkFromToIndex(from, to, logits.length);
    if (from == to) {
      throw new IllegalArgumentException("a batch must have at least one row, found none");
    }
    this.logits = logits;
    this.labels = labels;
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
}
