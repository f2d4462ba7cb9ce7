/** Named random streams of one seed: {@link org.concordml.random.RandomStreams}. */
@NullMarked
package org.concordml.random;

import org.jspecify.annotations.NullMarked;
