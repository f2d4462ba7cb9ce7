package org.concordml.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Everything a metric may be computed from, worked out when it is first asked for. Holds the
 * caller's arrays only while computing.
 */
final class ScoredRows {

  // Keeps the loss of a certain mistake finite, at 34.5.
  private static final double CERTAINTY = 1e-15;

  private final boolean[] truth;
  private final double[] probability;
  private final double[] score;
  private final DecisionThreshold threshold;
  private @Nullable ConfusionMatrix counts;
  private @Nullable RankedScores ranked;

  /** Where there are no scores, the probabilities are given twice. */
  ScoredRows(boolean[] truth, double[] probability, double[] score, DecisionThreshold threshold) {
    Rows.requireProbabilities(truth, probability);
    Rows.requireScores(truth, score);
    this.truth = truth;
    this.probability = probability;
    this.score = score;
    this.threshold = threshold;
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
    Rows.requireSameRanking(score, probability);
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
}
