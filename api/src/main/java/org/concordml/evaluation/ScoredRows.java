package org.concordml.evaluation;

/** Everything a metric may be computed from. Holds the caller's arrays only while computing. */
final class ScoredRows {

  // Keeps the loss of a certain mistake finite, at 34.5.
  private static final double CERTAINTY = 1e-15;

  private final boolean[] truth;
  private final double[] probability;
  private final ConfusionMatrix counts;
  private final RankedScores ranked;

  ScoredRows(boolean[] truth, double[] probability, double threshold) {
    this.counts = ConfusionMatrix.of(truth, probability, threshold);
    this.truth = truth;
    this.probability = probability;
    this.ranked = RankedScores.of(truth, probability);
  }

  ConfusionMatrix counts() {
    return counts;
  }

  RankedScores ranked() {
    return ranked;
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
