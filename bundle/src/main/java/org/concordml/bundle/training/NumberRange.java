package org.concordml.bundle.training;

import java.util.Arrays;
import org.concordml.data.NumberColumn;

/**
 * What the training rows have in a column of numbers.
 *
 * @param column its name
 * @param min the least
 * @param median the one in the middle, or the mean of the two in the middle
 * @param max the largest
 * @param missing how many rows have none
 */
public record NumberRange(String column, double min, double median, double max, int missing) {

  /** Of a column that has a value. */
  static NumberRange of(NumberColumn column) {
    double[] sorted =
        Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    return new NumberRange(
        column.name(), sorted[0], median, sorted[sorted.length - 1], column.missing());
  }

  /**
   * @param value in the column's unit
   * @return whether no training row has so low or so high a value
   */
  public boolean isBeyond(double value) {
    return value < min || value > max;
  }
}
