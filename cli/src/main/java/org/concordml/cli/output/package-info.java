/**
 * What a command prints: the summary of a job, its epochs, its table and its sentences, those of a
 * benchmark and of an inspection. The numbers come from the library, the words stand here.
 *
 * <p>May depend on {@code cli.option}, {@code cli.argument} and {@code cli.terminal}.
 */
package org.concordml.cli.output;
