/**
 * Runs of Keras, and what an engine gives in their place: {@link
 * org.concordml.engine.testkit.golden.GoldenFolder} reads them, {@link
 * org.concordml.engine.testkit.golden.GoldenCheck} holds a training against one.
 */
package org.concordml.engine.testkit.golden;
