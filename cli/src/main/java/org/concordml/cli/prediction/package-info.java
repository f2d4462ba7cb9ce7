/**
 * Scoring a table with a saved model: its options, its lines and what is told of it.
 *
 * <p>May depend on {@code cli.option}, {@code cli.argument} and {@code cli.terminal}.
 */
package org.concordml.cli.prediction;
