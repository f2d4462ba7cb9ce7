package org.concordml.evaluation;

/** What must hold of truth and scores before anything is computed from them. */
final class Rows {

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
