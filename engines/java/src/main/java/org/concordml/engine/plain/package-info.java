/**
 * The {@code java} engine: float64, no natives, the same numbers for any number of threads.
 *
 * <p>A batch is cut into blocks of 256 rows whatever the number of threads ({@link
 * org.concordml.engine.ThreadCount}); each shard of blocks has a gradient of its own, and the
 * shards are summed in their order.
 */
@NullMarked
package org.concordml.engine.plain;

import org.jspecify.annotations.NullMarked;
