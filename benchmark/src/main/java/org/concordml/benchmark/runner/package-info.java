/**
 * Measuring: {@link org.concordml.benchmark.runner.BenchmarkRunner} turns a {@link
 * org.concordml.benchmark.BenchmarkPlan} into a {@link org.concordml.benchmark.BenchmarkResult}.
 */
@NullMarked
package org.concordml.benchmark.runner;

import org.jspecify.annotations.NullMarked;
