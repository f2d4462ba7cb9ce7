package org.concordml.evaluation;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.concordml.evaluation.ranking.PairCounts;
import org.jspecify.annotations.Nullable;

/**
 * Rows with a number each and the number predicted for it, and their weights if they have any.
 * Immutable; what metrics share is worked out when first asked for. Not for use by several threads
 * at once.
 *
 * <pre>{@code
 * QuantityPredictions predictions =
 *     QuantityPredictions.of(new double[] {1, 2, 4}, new double[] {1.5, 2, 3});
 * double r2 = QuantityMetric.R2.of(predictions);
 * }</pre>
 */
public final class QuantityPredictions {

  private final double[] truth;
  private final double[] predicted;
  private final double @Nullable [] weights;
  private @Nullable Moments moments;
  private @Nullable PairCounts pairs;

  private QuantityPredictions(double[] truth, double[] predicted, double @Nullable [] weights) {
    this.truth = truth;
    this.predicted = predicted;
    this.weights = weights;
  }

  /**
   * @param truth one a row, finite; copied
   * @param predicted one a row, finite, in the unit of the truth; copied
   * @return the predictions, without row weights
   * @throws IllegalArgumentException if lengths differ, there are no rows, or a number is infinite
   *     or NaN
   */
  public static QuantityPredictions of(double[] truth, double[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "there must be one prediction a row, found "
              + predicted.length
              + " predictions and "
              + truth.length
              + " rows");
    }
    if (truth.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 row, found 0");
    }
    requireFinite("truth", truth);
    requireFinite("prediction", predicted);
    return new QuantityPredictions(truth.clone(), predicted.clone(), null);
  }

  private static void requireFinite(String what, double[] values) {
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw new IllegalArgumentException(
            what + " must be a finite number, found " + values[row] + " in row " + row);
      }
    }
  }

  /**
   * @param weights one a row, at least 0, not all 0, as scikit-learn's {@code sample_weight};
   *     copied
   * @return the same predictions, each row counting with its weight
   * @throws IllegalArgumentException if there is not one for each row, or one is out of range
   */
  public QuantityPredictions weighted(double[] weights) {
    return new QuantityPredictions(truth, predicted, RowWeights.require(weights, truth.length));
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

  /** Some of the rows, in an order, also more than once. */
  QuantityPredictions take(int[] rows) {
    return new QuantityPredictions(
        Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> predicted[row]).toArray(),
        RowWeights.take(weights, rows));
  }

  private double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /** Weighted mean over the rows of a function of truth and prediction. */
  double mean(DoubleBinaryOperator ofRow) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < truth.length; row++) {
      sum += weight(row) * ofRow.applyAsDouble(truth[row], predicted[row]);
      total += weight(row);
    }
    return sum / total;
  }

  /** Largest over the rows of a function of truth and prediction, whatever their weights. */
  double largest(DoubleBinaryOperator ofRow) {
    return Arrays.stream(each(ofRow)).max().orElseThrow();
  }

  /** Whether something holds of truth and prediction of every row. */
  boolean all(DoubleBinaryPredicate ofRow) {
    return IntStream.range(0, truth.length).allMatch(row -> ofRow.test(truth[row], predicted[row]));
  }

  /** Something that holds of a truth and a prediction, or not. */
  interface DoubleBinaryPredicate {
    boolean test(double truth, double predicted);
  }

  /**
   * Weighted median over the rows of a function of truth and prediction: where half of the weight
   * lies on either side of two values exactly, their mean.
   */
  double median(DoubleBinaryOperator ofRow) {
    double[] values = each(ofRow);
    int[] order =
        IntStream.range(0, values.length)
            .filter(row -> weight(row) > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(row -> row)
            .toArray();
    double half = Arrays.stream(order).mapToDouble(this::weight).sum() / 2;
    double below = 0;
    for (int i = 0; i < order.length; i++) {
      below += weight(order[i]);
      if (below == half && i + 1 < order.length) {
        return (values[order[i]] + values[order[i + 1]]) / 2;
      }
      if (below >= half) {
        return values[order[i]];
      }
    }
    return Double.NaN; // no row has a weight, as may be among rows drawn
  }

  private double[] each(DoubleBinaryOperator ofRow) {
    return IntStream.range(0, truth.length)
        .mapToDouble(row -> ofRow.applyAsDouble(truth[row], predicted[row]))
        .toArray();
  }

  Moments moments() {
    if (moments == null) {
      double truthMean = mean((t, p) -> t);
      double predictedMean = mean((t, p) -> p);
      moments =
          new Moments(
              truthMean,
              predictedMean,
              mean((t, p) -> (t - truthMean) * (t - truthMean)),
              mean((t, p) -> (p - predictedMean) * (p - predictedMean)),
              mean((t, p) -> (t - truthMean) * (p - predictedMean)));
    }
    return moments;
  }

  /** Means, and variances and covariance over n, by the weights of the rows. */
  record Moments(
      double truthMean,
      double predictedMean,
      double truthVariance,
      double predictedVariance,
      double covariance) {

    double correlation() {
      return covariance / Math.sqrt(truthVariance) / Math.sqrt(predictedVariance);
    }
  }

  /** Moments of the ranks, equal values at the mean of theirs. */
  Moments rankMoments() {
    return new QuantityPredictions(PairCounts.ranks(truth), PairCounts.ranks(predicted), null)
        .moments();
  }

  PairCounts pairs() {
    if (pairs == null) {
      pairs = PairCounts.of(truth, predicted);
    }
    return pairs;
  }
}
