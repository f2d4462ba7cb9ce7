/**
 * From columns as they were read to numbers for a network: gaps filled, categories encoded, numbers
 * scaled. A {@link org.concordml.preprocess.Preprocessing} says how, {@code fit} on the training
 * rows of a split measures what is needed, and the {@link
 * org.concordml.preprocess.FittedPreprocessing} that comes of it takes any rows of the same
 * columns. Nothing is measured on rows that are held back.
 *
 * <p>Results, order and names of the columns that come out are those of scikit-learn's {@code
 * ColumnTransformer}.
 *
 * <p>May depend on {@code preprocess.scaling}, {@code data.kind}, {@code split}, {@code json} and
 * gson.
 */
@NullMarked
package org.concordml.preprocess;

import org.jspecify.annotations.NullMarked;
