package org.concordml.benchmark;

/**
 * How long one training took to reach a {@link TimeTarget}.
 *
 * @param reached whether it did
 * @param seconds of training until then, or until it was given up; opening the session and scoring
 *     the validation rows left out, the first epoch counted
 * @param epochs trained until then
 * @param best value of the metric that was seen; NaN if it was never defined
 * @param outOfTime whether the cell's time ended it before its epochs did
 */
public record TimeToTarget(
    boolean reached, double seconds, int epochs, double best, boolean outOfTime) {}
