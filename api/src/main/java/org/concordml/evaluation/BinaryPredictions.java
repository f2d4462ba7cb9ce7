package org.concordml.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.evaluation.ranking.DeLong;
import org.concordml.evaluation.ranking.RankedScores;
import org.jspecify.annotations.Nullable;

/**
 * Rows of two classes with the probability predicted for the positive one, which of them are
 * predicted positive, and their scores and weights if they have any. Immutable; what metrics share
 * is worked out when first asked for. Not for use by several threads at once.
 *
 * <pre>{@code
 * BinaryPredictions predictions =
 *     BinaryPredictions.of(truth, probabilities, DecisionThreshold.HALF).weighted(rowWeights);
 * double auc = BinaryMetric.ROC_AUC.of(predictions);
 * }</pre>
 */
public final class BinaryPredictions {

  // Keeps the loss of a certain mistake finite, at 34.5.
  private static final double CERTAINTY = 1e-15;

  /** A sigmoid in floating point may fall by a last bit where the logit rises by one. */
  private static final double ROUNDING = 1e-12;

  private final boolean[] truth;
  private final double[] probability;
  private final double[] score;
  private final DecisionThreshold threshold;
  private final double @Nullable [] weights;
  private @Nullable ClassConfusionMatrix counts;
  private @Nullable RankedScores ranked;

  /** Where there are no scores, the probabilities are given twice. */
  private BinaryPredictions(
      boolean[] truth,
      double[] probability,
      double[] score,
      DecisionThreshold threshold,
      double @Nullable [] weights) {
    this.truth = truth;
    this.probability = probability;
    this.score = score;
    this.threshold = threshold;
    this.weights = weights;
  }

  /**
   * @param truth one a row, true for the positive class; copied
   * @param probability of the positive class, one a row, 0 to 1; copied
   * @param threshold which rows are predicted positive
   * @return the predictions, ranked by their probabilities, without row weights
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a number is out of
   *     range or NaN
   */
  public static BinaryPredictions of(
      boolean[] truth, double[] probability, DecisionThreshold threshold) {
    double[] copy = probability.clone();
    return uncopied(truth.clone(), copy, copy, threshold);
  }

  /** Of arrays that nobody changes while computing. */
  static BinaryPredictions uncopied(
      boolean[] truth, double[] probability, double[] score, DecisionThreshold threshold) {
    requireProbabilities(truth, probability);
    RankedScores.requireScores(truth, score);
    return new BinaryPredictions(truth, probability, score, threshold, null);
  }

  /**
   * @param score what the rows are ranked by in place of their probabilities, see {@link
   *     Evaluation#of(boolean[], double[], double[], DecisionThreshold)}; one a row, any range;
   *     copied
   * @return the same predictions, ranked by the scores
   * @throws IllegalArgumentException if there is not one for each row, or one is NaN
   */
  public BinaryPredictions rankedBy(double[] score) {
    RankedScores.requireScores(truth, score);
    return new BinaryPredictions(truth, probability, score.clone(), threshold, weights);
  }

  /**
   * @param weights one a row, at least 0, not all 0, as scikit-learn's {@code sample_weight};
   *     copied
   * @return the same predictions, each row counting with its weight
   * @throws IllegalArgumentException if there is not one for each row, or one is out of range
   */
  public BinaryPredictions weighted(double[] weights) {
    return new BinaryPredictions(
        truth, probability, score, threshold, RowWeights.require(weights, truth.length));
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return truth.length;
  }

  /**
   * @return whether rows have weights
   */
  public boolean isWeighted() {
    return weights != null;
  }

  /**
   * @return which rows are predicted positive
   */
  public DecisionThreshold threshold() {
    return threshold;
  }

  /** Some of the rows, in an order, also more than once. */
  BinaryPredictions take(int[] rows) {
    boolean[] truths = new boolean[rows.length];
    double[] probabilities = new double[rows.length];
    double[] scores = score == probability ? probabilities : new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      truths[i] = truth[rows[i]];
      probabilities[i] = probability[rows[i]];
      scores[i] = score[rows[i]];
    }
    return new BinaryPredictions(
        truths, probabilities, scores, threshold, RowWeights.take(weights, rows));
  }

  /** Rows by truth and prediction, whatever their weights. */
  ConfusionMatrix rowCounts() {
    return ConfusionMatrix.of(truth, probability, threshold);
  }

  /** Rows, or their weights, by truth and prediction; class 1 is the positive one. */
  ClassConfusionMatrix counts() {
    if (counts == null) {
      double[] cells = new double[4];
      for (int row = 0; row < truth.length; row++) {
        cells[(truth[row] ? 2 : 0) + (threshold.isPositive(probability[row]) ? 1 : 0)] +=
            weight(row);
      }
      counts = new ClassConfusionMatrix(2, cells);
    }
    return counts;
  }

  private double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  RankedScores ranked() {
    if (ranked == null) {
      ranked = RankedScores.of(truth, score, weights);
    }
    return ranked;
  }

  /** For each distinct score, from high to low, the probability at which it is reached. */
  double[] thresholds() {
    if (score == probability) {
      return ranked().scores();
    }
    requireSameRanking(score, probability);
    // Probabilities are told by counts of rows, which sums of weights are not.
    BinaryPredictions counted = weights == null ? this : withoutWeights(weights);
    return counted.ranked().probabilities(counted.probability);
  }

  /** The rows that have a weight, each counting once. */
  private BinaryPredictions withoutWeights(double[] weights) {
    int[] rows = IntStream.range(0, rows()).filter(row -> weights[row] > 0).toArray();
    BinaryPredictions taken = take(rows);
    return new BinaryPredictions(taken.truth, taken.probability, taken.score, threshold, null);
  }

  DeLong deLong() {
    return DeLong.of(truth, score);
  }

  double brier() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double error = probability[row] - (truth[row] ? 1 : 0);
      sum += weight(row) * (error * error);
    }
    return sum / counts().total();
  }

  double logLoss() {
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      double held = Math.min(Math.max(probability[row], CERTAINTY), 1 - CERTAINTY);
      sum -= weight(row) * Math.log(truth[row] ? held : 1 - held);
    }
    return sum / counts().total();
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
    RankedScores.requireScores(truth, probability);
    for (int row = 0; row < probability.length; row++) {
      if (!(probability[row] >= 0 && probability[row] <= 1)) {
        throw new IllegalArgumentException(
            "probability must be from 0 to 1, found " + probability[row] + " in row " + row);
      }
    }
  }
}
