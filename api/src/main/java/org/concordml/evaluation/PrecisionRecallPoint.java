package org.concordml.evaluation;

/**
 * A point of a precision-recall curve: what comes of predicting positive at and above a threshold.
 *
 * @param threshold a score that occurs, or its probability where scores rank rows that have one
 * @param precision part of the rows predicted positive that are positive, 0 to 1
 * @param recall part of the positive rows predicted positive, 0 to 1; NaN without positive rows
 */
public record PrecisionRecallPoint(double threshold, double precision, double recall) {}
