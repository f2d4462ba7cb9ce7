/**
 * Data that ships with Concord, each set with the card that says where it comes from ({@link
 * org.concordml.datasets.BundledDataset}), and a generator of larger tables of the same kind
 * ({@link org.concordml.datasets.GeneratedTable}).
 */
@NullMarked
package org.concordml.datasets;

import org.jspecify.annotations.NullMarked;
