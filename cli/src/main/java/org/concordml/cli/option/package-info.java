/**
 * The options, in groups that commands share: each group is a picocli mixin, and gives a value of
 * the library, such as the {@code Recipe} of a job. What is not given keeps the value of the
 * configuration file or of the library ({@code RecipeDefaults}).
 *
 * <p>May depend on {@code cli.argument} and {@code cli.terminal}.
 */
package org.concordml.cli.option;
