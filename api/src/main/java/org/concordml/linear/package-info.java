/**
 * Linear models fitted to convergence on the host, in float64: what a network has to beat. {@link
 * org.concordml.linear.LinearBaseline} picks the one that fits the outcomes. They minimise what
 * scikit-learn's {@code LogisticRegression} and {@code LinearRegression} do, and start from no
 * random number, so that the same rows give the same numbers.
 */
@NullMarked
package org.concordml.linear;

import org.jspecify.annotations.NullMarked;
