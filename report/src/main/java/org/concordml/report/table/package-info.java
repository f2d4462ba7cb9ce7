/**
 * Tables and sentences: {@link org.concordml.report.table.HistoryCsv}, {@link
 * org.concordml.report.table.PredictionsCsv}, and a benchmark as {@link
 * org.concordml.report.table.BenchmarkCsv}, {@link org.concordml.report.table.BenchmarkMarkdown}
 * and {@link org.concordml.report.table.BenchmarkText}.
 */
@NullMarked
package org.concordml.report.table;

import org.jspecify.annotations.NullMarked;
