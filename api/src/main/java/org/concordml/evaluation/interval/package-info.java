/**
 * How far the truth may lie from a figure: {@link
 * org.concordml.evaluation.interval.ConfidenceInterval} of a proportion or a correlation, and the
 * {@link org.concordml.evaluation.interval.Normal} distribution behind it.
 */
@NullMarked
package org.concordml.evaluation.interval;

import org.jspecify.annotations.NullMarked;
