package org.concordml.evaluation;

import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.evaluation.interval.Normal;

/**
 * How far predictions of a number lie from the truth, in its unit. Source: J. M. Bland and D. G.
 * Altman, "Statistical methods for assessing agreement between two methods of clinical
 * measurement", Lancet 327, 1986.
 *
 * @param bias mean of prediction minus truth; with row weights, the weighted mean
 * @param sd standard deviation of the differences, over n - 1; NaN with one row or row weights
 * @param lower {@code bias - 1.96 sd}: 95 % of the differences lie between the limits if they are
 *     normally distributed; NaN with sd
 * @param upper {@code bias + 1.96 sd}
 */
public record BlandAltman(double bias, double sd, double lower, double upper) {

  static BlandAltman of(QuantityPredictions predictions) {
    double bias = predictions.mean((truth, predicted) -> predicted - truth);
    int rows = predictions.rows();
    double variance =
        rows < 2 || predictions.isWeighted()
            ? Double.NaN
            : predictions.mean((truth, predicted) -> square(predicted - truth - bias))
                * rows
                / (rows - 1);
    double sd = Math.sqrt(variance);
    double half = Normal.quantile(0.5 + ConfidenceInterval.USUAL_LEVEL / 2) * sd;
    return new BlandAltman(bias, sd, bias - half, bias + half);
  }

  private static double square(double value) {
    return value * value;
  }
}
