/**
 * A training on disk while it runs: {@link org.concordml.bundle.checkpoint.CheckpointWriter} keeps
 * the last two checkpoints in a {@link org.concordml.bundle.checkpoint.CheckpointFolder}, each
 * written whole or not at all, and {@link org.concordml.bundle.checkpoint.Checkpoint} is what is
 * read of one, strictly.
 */
@NullMarked
package org.concordml.bundle.checkpoint;

import org.jspecify.annotations.NullMarked;
