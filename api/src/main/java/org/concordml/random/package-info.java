/** Named random streams of one seed: {@link org.concordml.random.RandomStreams}. */
package org.concordml.random;
