/**
 * Which rows are trained on and which are held back.
 *
 * <p>{@link org.concordml.split.TrainTestSplit}, {@link org.concordml.split.KFold} and {@link
 * org.concordml.split.StratifiedKFold} say how; each yields {@link org.concordml.split.Split}s,
 * which are proved partitions of the rows, and a split yields {@link
 * org.concordml.split.TrainingRows}, the only thing a scaler can be fitted on. The row indices
 * equal scikit-learn 1.9.1's, in the same order, for the same random state.
 *
 * <p>May depend on {@code data}, and on Hipparchus for the Mersenne Twister.
 */
@NullMarked
package org.concordml.split;

import org.jspecify.annotations.NullMarked;
