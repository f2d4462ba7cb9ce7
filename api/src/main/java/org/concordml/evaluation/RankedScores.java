package org.concordml.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distinct scores from high to low, and with each the rows of either class that score at least
 * as high: all that ROC and precision-recall curves are made of.
 */
final class RankedScores {

  private final double[] score;
  private final int[] truePositives;
  private final int[] falsePositives;
  private final int size;

  private RankedScores(double[] positive, double[] negative) {
    int rows = positive.length + negative.length;
    score = new double[rows];
    truePositives = new int[rows];
    falsePositives = new int[rows];
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

  static RankedScores of(boolean[] truth, double[] scores) {
    Rows.requireScores(truth, scores);
    return new RankedScores(sorted(truth, scores, true), sorted(truth, scores, false));
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

  /** Number of distinct scores, at least 1. */
  int size() {
    return size;
  }

  /** The distinct scores, from high to low. */
  double[] scores() {
    return Arrays.copyOf(score, size);
  }

  /** For each distinct score the probability of its rows, if that never falls with the score. */
  double[] probabilities(double[] probability) {
    double[] ascending = probability.clone();
    Arrays.sort(ascending);
    return IntStream.range(0, size)
        .mapToDouble(i -> ascending[ascending.length - truePositives[i] - falsePositives[i]])
        .toArray();
  }

  int truePositives(int i) {
    return truePositives[i];
  }

  int falsePositives(int i) {
    return falsePositives[i];
  }

  int positives() {
    return truePositives[size - 1];
  }

  int negatives() {
    return falsePositives[size - 1];
  }

  /** Area under the ROC curve, a tie counting half; NaN if a class is missing. */
  double areaUnderRoc() {
    // Twice the number of pairs won, in whole numbers: one rounding in all, at the division.
    long twiceWon = 0;
    int winners = 0;
    int losers = 0;
    for (int i = 0; i < size; i++) {
      long tiedLosers = (long) falsePositives[i] - losers;
      twiceWon += tiedLosers * ((long) winners + truePositives[i]);
      winners = truePositives[i];
      losers = falsePositives[i];
    }
    return twiceWon / 2.0 / ((double) positives() * negatives());
  }

  /** Sum of precision over the steps of recall; NaN if there is no positive row. */
  double averagePrecision() {
    double sum = 0;
    double before = 0;
    for (int i = 0; i < size; i++) {
      double recall = (double) truePositives[i] / positives();
      sum += (recall - before) * precision(i);
      before = recall;
    }
    return sum;
  }

  double precision(int i) {
    return truePositives[i] / (double) (truePositives[i] + falsePositives[i]);
  }
}
