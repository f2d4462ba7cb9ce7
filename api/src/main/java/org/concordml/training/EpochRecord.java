package org.concordml.training;

/**
 * What an epoch came to, as Keras defines it.
 *
 * @param epoch from 1
 * @param loss mean over the training rows of their batch's loss during the epoch, each batch
 *     weighed by its rows, the L2 penalty included
 * @param accuracy share of training rows whose probability was above 0.5 exactly when they are
 *     positive, computed before their batch's update
 * @param valLoss loss of the validation rows taken as one batch after the epoch, class weights left
 *     out, the L2 penalty included
 * @param valAccuracy share of validation rows whose probability is above 0.5 exactly when they are
 *     positive
 * @param seconds training time of the epoch, validation left out
 */
public record EpochRecord(
    int epoch, double loss, double accuracy, double valLoss, double valAccuracy, double seconds) {}
