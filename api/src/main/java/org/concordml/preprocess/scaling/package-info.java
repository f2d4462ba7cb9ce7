/**
 * Scaling of feature columns: a {@link org.concordml.preprocess.scaling.Scaler} says how, {@code
 * fit} on the training rows of a split measures the columns, and the {@link
 * org.concordml.preprocess.scaling.FittedScaler} that comes of it transforms any rows of the same
 * columns, and back. A half-fitted scaler cannot exist, and rows held back cannot be fitted on.
 *
 * <p>All arithmetic is float64, in the order of scikit-learn's, so that numbers agree with scalers
 * fitted there.
 *
 * <p>May depend on {@code data}, {@code split} and gson.
 */
@NullMarked
package org.concordml.preprocess.scaling;

import org.jspecify.annotations.NullMarked;
