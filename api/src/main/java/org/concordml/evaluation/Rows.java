package org.concordml.evaluation;

import java.util.Arrays;

/** What must hold of truth and scores before anything is computed from them. */
final class Rows {

  /** A sigmoid in floating point may fall by a last bit where the logit rises by one. */
  private static final double ROUNDING = 1e-12;

  private Rows() {}

  static void requireScores(boolean[] truth, double[] score) {
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

  /** That the probability is a function of the score that never falls, but for rounding. */
  static void requireSameRanking(double[] score, double[] probability) {
    double[] scores = score.clone();
    double[] probabilities = probability.clone();
    Arrays.sort(scores);
    Arrays.sort(probabilities);
    for (int row = 0; row < score.length; row++) {
      double expected = probabilities[Arrays.binarySearch(scores, score[row])];
      if (Math.abs(expected - probability[row]) > ROUNDING) {
        throw new IllegalArgumentException(
            "probability must rise with the score, found "
                + probability[row]
                + " for the score "
                + score[row]
                + " in row "
                + row
                + ", where the others' order asks for "
                + expected);
      }
    }
  }

  static void requireProbabilities(boolean[] truth, double[] probability) {
    requireScores(truth, probability);
    for (int row = 0; row < probability.length; row++) {
      if (!(probability[row] >= 0 && probability[row] <= 1)) {
        throw new IllegalArgumentException(
            "probability must be from 0 to 1, found " + probability[row] + " in row " + row);
      }
    }
  }
}
