/**
 * What a network is, apart from any engine: {@link org.concordml.network.NetworkSpec}, its {@link
 * org.concordml.network.Weights} and how they start.
 */
@NullMarked
package org.concordml.network;

import org.jspecify.annotations.NullMarked;
