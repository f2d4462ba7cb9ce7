package org.concordml.evaluation.ranking;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The distinct scores from high to low, and with each the rows of either class that score at least
 * as high: all that ROC and precision-recall curves are made of. Immutable.
 */
public final class RankedScores {

  private final double[] score;
  // Whole numbers without row weights, and exact: up to 2^53.
  private final double[] truePositives;
  private final double[] falsePositives;
  private final int size;

  private RankedScores(double[] positive, double[] negative) {
    int rows = positive.length + negative.length;
    score = new double[rows];
    truePositives = new double[rows];
    falsePositives = new double[rows];
    int p = positive.length;
    int n = negative.length;
    int at = 0;
    while (p > 0 || n > 0) {
      double highest =
          Math.max(
              p > 0 ? positive[p - 1] : Double.NEGATIVE_INFINITY,
              n > 0 ? negative[n - 1] : Double.NEGATIVE_INFINITY);
      while (p > 0 && positive[p - 1] == highest) {
        p--;
      }
      while (n > 0 && negative[n - 1] == highest) {
        n--;
      }
      score[at] = highest;
      truePositives[at] = positive.length - p;
      falsePositives[at] = negative.length - n;
      at++;
    }
    size = at;
  }

  /** Rows by their weight; those without any are left out. */
  private RankedScores(boolean[] truth, double[] scores, double[] weights) {
    // Adding 0 makes one zero of the two.
    double[] ascending =
        IntStream.range(0, truth.length)
            .filter(row -> weights[row] > 0)
            .mapToDouble(row -> scores[row] + 0.0)
            .sorted()
            .distinct()
            .toArray();
    size = ascending.length;
    score = new double[size];
    truePositives = new double[size];
    falsePositives = new double[size];
    for (int i = 0; i < size; i++) {
      score[i] = ascending[size - 1 - i];
    }
    for (int row = 0; row < truth.length; row++) {
      if (weights[row] > 0) {
        int at = size - 1 - Arrays.binarySearch(ascending, scores[row] + 0.0);
        (truth[row] ? truePositives : falsePositives)[at] += weights[row];
      }
    }
    for (int i = 1; i < size; i++) {
      truePositives[i] += truePositives[i - 1];
      falsePositives[i] += falsePositives[i - 1];
    }
  }

  /**
   * @param truth one a row, true for the positive class
   * @param scores one a row, higher for more likely positive; any range, not NaN
   * @param weights one a row, at least 0, not all 0; or null, and each row counts once
   * @return the rows by their scores
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a score is NaN
   */
  public static RankedScores of(boolean[] truth, double[] scores, double @Nullable [] weights) {
    if (weights == null) {
      return of(truth, scores);
    }
    requireScores(truth, scores);
    return new RankedScores(truth, scores, weights);
  }

  /**
   * @param positive scores of the rows of the positive class, ascending; not kept
   * @param negative those of the other rows, ascending; not kept
   * @return the rows by their scores
   */
  public static RankedScores ofSorted(double[] positive, double[] negative) {
    return new RankedScores(positive, negative);
  }

  /**
   * @param truth one a row, true for the positive class
   * @param scores one a row, higher for more likely positive; any range, not NaN
   * @return the rows by their scores
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a score is NaN
   */
  public static RankedScores of(boolean[] truth, double[] scores) {
    requireScores(truth, scores);
    return new RankedScores(sorted(truth, scores, true), sorted(truth, scores, false));
  }

  /**
   * @param truth one a row
   * @param score one for each of them
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a score is NaN
   */
  public static void requireScores(boolean[] truth, double[] score) {
    if (truth.length != score.length) {
      throw new IllegalArgumentException(
          "there must be one score a row, found "
              + score.length
              + " scores and "
              + truth.length
              + " rows");
    }
    if (truth.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 row, found 0");
    }
    for (int row = 0; row < score.length; row++) {
      if (Double.isNaN(score[row])) {
        throw new IllegalArgumentException("score must be a number, found NaN in row " + row);
      }
    }
  }

  /** The scores of one class, ascending. */
  static double[] sorted(boolean[] truth, double[] scores, boolean positive) {
    double[] ofClass =
        IntStream.range(0, truth.length)
            .filter(row -> truth[row] == positive)
            .mapToDouble(row -> scores[row])
            .toArray();
    Arrays.sort(ofClass);
    return ofClass;
  }

  /**
   * @return number of distinct scores: at least 1
   */
  public int size() {
    return size;
  }

  /**
   * @return the distinct scores, from high to low
   */
  public double[] scores() {
    return Arrays.copyOf(score, size);
  }

  /**
   * @param probability one a row, never falling as the score rises; rows have no weights
   * @return for each distinct score the probability of its rows
   */
  public double[] probabilities(double[] probability) {
    double[] ascending = probability.clone();
    Arrays.sort(ascending);
    return IntStream.range(0, size)
        .mapToDouble(
            i -> ascending[ascending.length - (int) (truePositives[i] + falsePositives[i])])
        .toArray();
  }

  /**
   * @param i index of a distinct score, from 0 for the highest
   * @return positive rows, or their weight, that score at least as high
   */
  public double truePositives(int i) {
    return truePositives[i];
  }

  /**
   * @param i index of a distinct score, from 0 for the highest
   * @return negative rows, or their weight, that score at least as high
   */
  public double falsePositives(int i) {
    return falsePositives[i];
  }

  /**
   * @return positive rows, or their weight
   */
  public double positives() {
    return size == 0 ? 0 : truePositives[size - 1];
  }

  /**
   * @return negative rows, or their weight
   */
  public double negatives() {
    return size == 0 ? 0 : falsePositives[size - 1];
  }

  /**
   * @return area under the ROC curve, 0 to 1, a tie counting half; NaN if a class is missing
   */
  public double areaUnderRoc() {
    // Twice the number of pairs won, whole without weights: one rounding in all, at the division.
    double twiceWon = 0;
    double winners = 0;
    double losers = 0;
    for (int i = 0; i < size; i++) {
      double tiedLosers = falsePositives[i] - losers;
      twiceWon += tiedLosers * (winners + truePositives[i]);
      winners = truePositives[i];
      losers = falsePositives[i];
    }
    return twiceWon / 2 / (positives() * negatives());
  }

  /**
   * @return sum of precision over the steps of recall, 0 to 1; NaN if there is no positive row
   */
  public double averagePrecision() {
    double sum = 0;
    double before = 0;
    for (int i = 0; i < size; i++) {
      double recall = truePositives[i] / positives();
      sum += (recall - before) * precision(i);
      before = recall;
    }
    return sum;
  }

  double precision(int i) {
    return truePositives[i] / (truePositives[i] + falsePositives[i]);
  }
}
