package org.concordml.evaluation.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * Receiver operating characteristic: sensitivity against 1 - specificity over all thresholds.
 *
 * @param points from (0, 0) to (1, 1) by falling threshold; at least 2. As scikit-learn's {@code
 *     roc_curve}, points where both counts go on by the same step as before are left out: they lie
 *     on the line between their neighbours
 * @param auc area under the curve, 0 to 1: the probability that a positive row scores higher than a
 *     negative one, a tie counting half (Mann-Whitney); NaN if a class is missing
 */
public record RocCurve(List<Point> points, double auc) {

  /** Takes a copy. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * @param truth one a row, true for the positive class
   * @param score one a row, higher for more likely positive; any range, not NaN
   * @return the curve
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a score is NaN
   */
  public static RocCurve of(boolean[] truth, double[] score) {
    RankedScores ranked = RankedScores.of(truth, score);
    return of(ranked, ranked.scores());
  }

  /**
   * @param ranked the rows
   * @param thresholds one for each distinct score, from high to low
   * @return the curve
   */
  public static RocCurve of(RankedScores ranked, double[] thresholds) {
    List<Point> points = new ArrayList<>();
    points.add(point(Double.POSITIVE_INFINITY, 0, 0, ranked));
    int last = ranked.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i == 0 || i == last || isCorner(ranked, i)) {
        points.add(point(thresholds[i], ranked.falsePositives(i), ranked.truePositives(i), ranked));
      }
    }
    return new RocCurve(points, ranked.areaUnderRoc());
  }

  private static Point point(
      double threshold, double falsePositives, double truePositives, RankedScores ranked) {
    return new Point(
        threshold, falsePositives / ranked.negatives(), truePositives / ranked.positives());
  }

  private static boolean isCorner(RankedScores ranked, int i) {
    return ranked.falsePositives(i + 1) - ranked.falsePositives(i)
            != ranked.falsePositives(i) - ranked.falsePositives(i - 1)
        || ranked.truePositives(i + 1) - ranked.truePositives(i)
            != ranked.truePositives(i) - ranked.truePositives(i - 1);
  }

  /**
   * A point of a ROC curve: what comes of predicting positive at and above a threshold.
   *
   * @param threshold score at which the point is reached, or its probability where scores rank rows
   *     that have one; positive infinity for the first point of a curve, where nothing is predicted
   *     positive
   * @param falsePositiveRate 1 - specificity, 0 to 1; NaN without negative rows
   * @param truePositiveRate sensitivity, 0 to 1; NaN without positive rows
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}
}
