package org.concordml.evaluation.ranking;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Precision against recall over all thresholds: the curve to look at when positive rows are rare.
 *
 * @param points one for each distinct score, by falling score, so that recall rises; at least 1
 * @param averagePrecision area under the curve's steps, {@code sum of (recall[i] - recall[i-1]) *
 *     precision[i]}, 0 to 1, as scikit-learn's {@code average_precision_score}; NaN without
 *     positive rows, where scikit-learn says 0
 */
public record PrecisionRecallCurve(List<Point> points, double averagePrecision) {

  /** Takes a copy. */
  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /**
   * @param truth one a row, true for the positive class
   * @param score one a row, higher for more likely positive; any range, not NaN
   * @return the curve
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a score is NaN
   */
  public static PrecisionRecallCurve of(boolean[] truth, double[] score) {
    RankedScores ranked = RankedScores.of(truth, score);
    return of(ranked, ranked.scores());
  }

  /**
   * @param ranked the rows
   * @param thresholds one for each distinct score, from high to low
   * @return the curve
   */
  public static PrecisionRecallCurve of(RankedScores ranked, double[] thresholds) {
    return new PrecisionRecallCurve(
        IntStream.range(0, ranked.size())
            .mapToObj(
                i ->
                    new Point(
                        thresholds[i],
                        ranked.precision(i),
                        ranked.truePositives(i) / ranked.positives()))
            .toList(),
        ranked.averagePrecision());
  }

  /**
   * A point of a precision-recall curve: what comes of predicting positive at and above a
   * threshold.
   *
   * @param threshold a score that occurs, or its probability where scores rank rows that have one
   * @param precision part of the rows predicted positive that are positive, 0 to 1
   * @param recall part of the positive rows predicted positive, 0 to 1; NaN without positive rows
   */
  public record Point(double threshold, double precision, double recall) {}
}
