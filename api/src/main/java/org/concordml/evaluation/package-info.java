/**
 * How good predictions are, from truth and probability alone: {@link
 * org.concordml.evaluation.Evaluation#of} gives everything, the other types its parts.
 *
 * <p>Conventions, the same everywhere: {@code truth[i]} is true for the positive class; a row is
 * predicted positive as a {@link org.concordml.evaluation.DecisionThreshold} says, and with a bare
 * number if its probability is <em>at or above</em> it; a metric that is undefined for the data (a
 * class is missing, a denominator is 0) is NaN, never 0 and never an exception. An argument that is
 * wrong (a NaN among the probabilities, unequal lengths, no rows) is an {@link
 * java.lang.IllegalArgumentException}.
 *
 * <p>Sees plain arrays only; may depend on Hipparchus for the distributions behind intervals.
 */
@NullMarked
package org.concordml.evaluation;

import org.jspecify.annotations.NullMarked;
