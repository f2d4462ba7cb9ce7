package org.concordml.evaluation;

/**
 * The straight line by which the truth is best told from the prediction (least squares): {@code
 * truth = intercept + slope * prediction}. Slope 1 and intercept 0 for predictions that are right
 * on average all along; a slope below 1 tells predictions that spread too far, as of an overfitted
 * model.
 *
 * @param slope NaN if all predictions are one number, or with row weights
 * @param intercept in the unit of the truth; NaN with the slope
 */
public record CalibrationLine(double slope, double intercept) {

  static CalibrationLine of(QuantityPredictions predictions) {
    if (predictions.isWeighted()) {
      return new CalibrationLine(Double.NaN, Double.NaN);
    }
    QuantityPredictions.Moments moments = predictions.moments();
    double slope = moments.covariance() / moments.predictedVariance();
    return new CalibrationLine(slope, moments.truthMean() - slope * moments.predictedMean());
  }
}
