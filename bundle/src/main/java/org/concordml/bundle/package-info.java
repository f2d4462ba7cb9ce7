/**
 * A trained model on disk: {@link org.concordml.bundle.Bundle}, written whole, checked when it is
 * read, and replayed on the engine that loads it.
 */
@NullMarked
package org.concordml.bundle;

import org.jspecify.annotations.NullMarked;
