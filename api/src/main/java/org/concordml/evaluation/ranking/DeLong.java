package org.concordml.evaluation.ranking;

import java.util.Arrays;
import java.util.Locale;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.evaluation.interval.Normal;

/**
 * Variance of the area under the ROC curve without assumptions on the scores, and the test of two
 * curves over the same rows.
 *
 * <p>Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or
 * more correlated receiver operating characteristic curves: a nonparametric approach", Biometrics
 * 44, 1988. Placement values come from sorted scores, as in X. Sun and W. Xu, "Fast implementation
 * of DeLong's algorithm", IEEE Signal Processing Letters 21, 2014: {@code O(n log n)} for n rows.
 *
 * <p>Immutable; holds no caller's array.
 */
public final class DeLong {

  private final boolean[] truth;
  private final double[] positivePlacements;
  private final double[] negativePlacements;
  private final double auc;

  private DeLong(boolean[] truth, double[] score) {
    this.truth = truth.clone();
    double[] positive = RankedScores.sorted(truth, score, true);
    double[] negative = RankedScores.sorted(truth, score, false);
    positivePlacements = new double[positive.length];
    negativePlacements = new double[negative.length];
    int p = 0;
    int n = 0;
    for (int row = 0; row < truth.length; row++) {
      if (truth[row]) {
        positivePlacements[p++] = partBelow(negative, score[row]);
      } else {
        negativePlacements[n++] = 1 - partBelow(positive, score[row]);
      }
    }
    auc = RankedScores.of(truth, score).areaUnderRoc();
  }

  /**
   * @param truth one a row, true for the positive class
   * @param score one a row, higher for more likely positive; any range, not NaN
   * @return the AUC of those scores and its variance
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a score is NaN
   */
  public static DeLong of(boolean[] truth, double[] score) {
    RankedScores.requireScores(truth, score);
    return new DeLong(truth, score);
  }

  /**
   * @return area under the ROC curve, 0 to 1; NaN if a class is missing
   */
  public double auc() {
    return auc;
  }

  /**
   * @return variance of {@link #auc()}, at least 0; NaN with fewer than 2 rows of a class
   */
  public double variance() {
    return covariance(this);
  }

  /**
   * Normal interval around the AUC, cut to 0 to 1, as R's pROC gives it. Of no width where the
   * scores part the classes perfectly; Wilson's interval of the counts says more there.
   *
   * @param level of confidence, above 0 and below 1
   * @return the interval; NaN bounds with fewer than 2 rows of a class
   */
  public ConfidenceInterval interval(double level) {
    double half =
        Normal.quantile(0.5 + ConfidenceInterval.requireLevel(level) / 2) * Math.sqrt(variance());
    return new ConfidenceInterval(Math.max(auc - half, 0), Math.min(auc + half, 1), level);
  }

  /**
   * Tests whether two AUCs over the same rows differ.
   *
   * @param other over the same rows, with the same truth
   * @return the test of {@code auc() - other.auc()} against 0
   * @throws IllegalArgumentException if the truth differs
   */
  public PairedTest against(DeLong other) {
    if (!Arrays.equals(truth, other.truth)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "both curves must be over the same rows, found truths of %d and %d rows that differ",
              truth.length,
              other.truth.length));
    }
    double difference = auc - other.auc;
    double variance = Math.max(variance() + other.variance() - 2 * covariance(other), 0);
    double z = difference == 0 && variance == 0 ? 0 : difference / Math.sqrt(variance);
    return new PairedTest(difference, variance, z, Normal.twoSided(z));
  }

  /**
   * What a test of two AUCs over the same rows found.
   *
   * @param difference first AUC minus the second; NaN if a class is missing
   * @param variance of the difference, at least 0; NaN with fewer than 2 rows of a class
   * @param z difference in standard deviations; 0 if neither differs nor varies; infinite for a
   *     difference without variance; NaN with the variance
   * @param pValue two-sided, 0 to 1; NaN with z
   */
  public record PairedTest(double difference, double variance, double z, double pValue) {}

  private double covariance(DeLong other) {
    return covariance(positivePlacements, other.positivePlacements) / positivePlacements.length
        + covariance(negativePlacements, other.negativePlacements) / negativePlacements.length;
  }

  /** Sample covariance, over n - 1. */
  private static double covariance(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return a.length < 2 ? Double.NaN : sum / (a.length - 1);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Part of the sorted values below a score, equal ones counting half. */
  private static double partBelow(double[] sorted, double score) {
    return (firstAtLeast(sorted, score, false) + (double) firstAtLeast(sorted, score, true))
        / 2
        / sorted.length;
  }

  /** First index with a value at or above the score; above it, if {@code strictly}. */
  private static int firstAtLeast(double[] sorted, double score, boolean strictly) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score || (strictly && sorted[middle] == score)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
