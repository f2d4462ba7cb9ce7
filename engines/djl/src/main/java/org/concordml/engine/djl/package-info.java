/**
 * The half of the seam that every DJL engine shares, on the DJL API alone.
 *
 * <p>{@link org.concordml.engine.djl.DenseNetworkBlock} and {@link
 * org.concordml.engine.djl.TabularDataset} are also for users of plain DJL. Native memory exists in
 * this package only.
 */
@NullMarked
package org.concordml.engine.djl;

import org.jspecify.annotations.NullMarked;
