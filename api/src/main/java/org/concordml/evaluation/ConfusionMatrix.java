package org.concordml.evaluation;

import java.util.Locale;

/**
 * Counts of rows by truth and prediction.
 *
 * @param tn true negatives: negative, predicted negative; at least 0, as are the others
 * @param fp false positives: negative, predicted positive
 * @param fn false negatives: positive, predicted negative
 * @param tp true positives: positive, predicted positive
 */
public record ConfusionMatrix(int tn, int fp, int fn, int tp) {

  /** Checks that no count is negative. */
  public ConfusionMatrix {
    if (Math.min(Math.min(tn, fp), Math.min(fn, tp)) < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "counts must be at least 0, found tn %d, fp %d, fn %d, tp %d",
              tn,
              fp,
              fn,
              tp));
    }
    Math.addExact(Math.addExact(tn, fp), Math.addExact(fn, tp));
  }

  /**
   * Counts rows; predicted positive means {@code probability >= threshold}, see {@link
   * DecisionThreshold}.
   *
   * @param truth one a row, true for the positive class
   * @param probability of the positive class, one a row, 0 to 1
   * @param threshold 0 to 1
   * @return the counts
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a number is out of
   *     range
   */
  public static ConfusionMatrix of(boolean[] truth, double[] probability, double threshold) {
    return of(truth, probability, DecisionThreshold.atOrAbove(threshold));
  }

  /**
   * Counts rows.
   *
   * @param truth one a row, true for the positive class
   * @param probability of the positive class, one a row, 0 to 1
   * @param threshold which rows are predicted positive
   * @return the counts
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a number is out of
   *     range
   */
  public static ConfusionMatrix of(
      boolean[] truth, double[] probability, DecisionThreshold threshold) {
    BinaryPredictions.requireProbabilities(truth, probability);
    int[] counts = new int[4];
    for (int row = 0; row < truth.length; row++) {
      counts[(truth[row] ? 2 : 0) + (threshold.isPositive(probability[row]) ? 1 : 0)]++;
    }
    return new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]);
  }

  /**
   * @return rows of the positive class
   */
  public int positives() {
    return tp + fn;
  }

  /**
   * @return rows of the negative class
   */
  public int negatives() {
    return tn + fp;
  }

  /**
   * @return rows predicted positive
   */
  public int predictedPositives() {
    return tp + fp;
  }

  /**
   * @return rows predicted negative
   */
  public int predictedNegatives() {
    return tn + fn;
  }

  /**
   * @return rows predicted right
   */
  public int correct() {
    return tn + tp;
  }

  /**
   * @return all rows
   */
  public int total() {
    return tn + fp + fn + tp;
  }
}
