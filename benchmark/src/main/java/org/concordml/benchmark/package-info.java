/**
 * Speed, measured so that the figures can be believed: {@link
 * org.concordml.benchmark.runner.BenchmarkRunner} turns a {@link
 * org.concordml.benchmark.BenchmarkPlan} into a {@link org.concordml.benchmark.BenchmarkResult}.
 * What was measured stands apart from what can be concluded from it ({@link
 * org.concordml.benchmark.SpeedComparison}, {@link org.concordml.benchmark.BreakEven}, {@link
 * org.concordml.benchmark.BaselineComparison}), and both apart from how it is written (package
 * {@code report}).
 */
@NullMarked
package org.concordml.benchmark;

import org.jspecify.annotations.NullMarked;
