package org.concordml.evaluation;

/**
 * A point of a ROC curve: what comes of predicting positive at and above a threshold.
 *
 * @param threshold score at which the point is reached, or its probability where scores rank rows
 *     that have one; positive infinity for the first point of a curve, where nothing is predicted
 *     positive
 * @param falsePositiveRate 1 - specificity, 0 to 1; NaN without negative rows
 * @param truePositiveRate sensitivity, 0 to 1; NaN without positive rows
 */
public record RocPoint(double threshold, double falsePositiveRate, double truePositiveRate) {}
