/**
 * What a network is, apart from any engine: {@link org.concordml.network.NetworkSpec}, its {@link
 * org.concordml.network.Weights} and how they start.
 */
package org.concordml.network;
