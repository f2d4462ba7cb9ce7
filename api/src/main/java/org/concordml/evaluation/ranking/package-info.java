/**
 * What the order of scores alone decides, as scikit-learn's metrics of ranking: {@link
 * org.concordml.evaluation.ranking.RocCurve}, {@link
 * org.concordml.evaluation.ranking.PrecisionRecallCurve}, the test of two areas ({@link
 * org.concordml.evaluation.ranking.DeLong}), and pairs of rows that two columns order alike.
 *
 * <p>May depend on {@code evaluation.interval}.
 */
@NullMarked
package org.concordml.evaluation.ranking;

import org.jspecify.annotations.NullMarked;
