/**
 * How good predictions are, from truth and prediction alone: {@link
 * org.concordml.evaluation.Evaluation#of} gives everything, of two classes, of several or of a
 * number; the other types its parts. Curves and areas are in {@code evaluation.ranking}, intervals
 * of proportions in {@code evaluation.interval}.
 *
 * <p>Conventions, the same everywhere: {@code truth[i]} is true for the positive class; a row is
 * predicted positive as a {@link org.concordml.evaluation.DecisionThreshold} says, and with a bare
 * number if its probability is <em>at or above</em> it; of several classes the most probable is
 * predicted, the first of equals, unless {@link org.concordml.evaluation.ClassThresholds} say
 * otherwise. A metric that is undefined for the data (a class is missing, a denominator is 0) is
 * NaN, never 0 and never an exception, but for the precision, recall and F1 of one of several
 * classes, which averages need. An argument that is wrong (a NaN among the probabilities, unequal
 * lengths, no rows) is an {@link java.lang.IllegalArgumentException}.
 *
 * <p>Sees plain arrays only; may depend on Hipparchus for the distributions behind intervals, and
 * on package {@code random} for the rows that a bootstrap draws.
 */
@NullMarked
package org.concordml.evaluation;

import org.jspecify.annotations.NullMarked;
