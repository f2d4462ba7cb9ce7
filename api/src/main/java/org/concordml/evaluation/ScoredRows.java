package org.concordml.evaluation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Everything a metric may be computed from, worked out when it is first asked for. Holds the
 * caller's arrays only while computing.
 */
final class ScoredRows {

  // Keeps the loss of a certain mistake finite, at 34.5.
  private static final double CERTAINTY = 1e-15;

  /** A sigmoid in floating point may fall by a last bit where the logit rises by one. */
  private static final double ROUNDING = 1e-12;

  private final boolean[] truth;
  private final double[] probability;
  private final double[] score;
  private final DecisionThreshold threshold;
  private @Nullable ConfusionMatrix counts;
  private @Nullable RankedScores ranked;

  /** Where there are no scores, the probabilities are given twice. */
  ScoredRows(boolean[] truth, double[] probability, double[] score, DecisionThreshold threshold) {
    requireProbabilities(truth, probability);
    requireScores(truth, score);
    this.truth = truth;
    this.probability = probability;
    this.score = score;
    this.threshold = threshold;
  }

  /** Some of the rows, in an order, also more than once. */
  ScoredRows take(int[] rows) {
    boolean[] truths = new boolean[rows.length];
    double[] probabilities = new double[rows.length];
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      truths[i] = truth[rows[i]];
      probabilities[i] = probability[rows[i]];
      scores[i] = score[rows[i]];
    }
    return new ScoredRows(truths, probabilities, scores, threshold);
  }

  ConfusionMatrix counts() {
    if (counts == null) {
      counts = ConfusionMatrix.of(truth, probability, threshold);
    }
    return counts;
  }

  RankedScores ranked() {
    if (ranked == null) {
      ranked = RankedScores.of(truth, score);
    }
    return ranked;
  }

  /** For each distinct score, from high to low, the probability at which it is reached. */
  double[] thresholds() {
    if (score == probability) {
      return ranked().scores();
    }
    requireSameRanking(score, probability);
    return ranked().probabilities(probability);
  }

  DeLong deLong() {
    return DeLong.of(truth, score);
  }

  double brier() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double error = probability[row] - (truth[row] ? 1 : 0);
      sum += error * error;
    }
    return sum / truth.length;
  }

  double logLoss() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double held = Math.min(Math.max(probability[row], CERTAINTY), 1 - CERTAINTY);
      sum -= Math.log(truth[row] ? held : 1 - held);
    }
    return sum / truth.length;
  }

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
