package org.concordml.training;

import java.util.OptionalDouble;

/**
 * What an epoch came to, as Keras defines it.
 *
 * @param epoch from 1
 * @param loss mean over the training rows of their batch's loss during the epoch, each batch
 *     weighed by its rows, the L2 penalty included
 * @param metric of the training rows, computed before their batch's update: of classes the
 *     accuracy, the share of rows predicted right (of two classes positive above 0.5, of several
 *     the class with the largest probability); of numbers the mean absolute error
 * @param valLoss loss of the validation rows taken as one batch after the epoch, class weights left
 *     out, the L2 penalty included
 * @param valMetric the same of the validation rows, after the epoch
 * @param seconds training time of the epoch, validation left out
 * @param weightedMetric metric of the training rows by their weights, those of classes included,
 *     {@code Σ w right / Σ w}: what Keras calls {@code weighted_accuracy}; empty if rows have no
 *     weights
 */
public record EpochRecord(
    int epoch,
    double loss,
    double metric,
    double valLoss,
    double valMetric,
    double seconds,
    OptionalDouble weightedMetric) {

  /**
   * Of rows without weights.
   *
   * @param epoch from 1
   * @param loss of the training rows
   * @param metric of the training rows
   * @param valLoss of the validation rows
   * @param valMetric of the validation rows
   * @param seconds training time
   */
  public EpochRecord(
      int epoch, double loss, double metric, double valLoss, double valMetric, double seconds) {
    this(epoch, loss, metric, valLoss, valMetric, seconds, OptionalDouble.empty());
  }
}
