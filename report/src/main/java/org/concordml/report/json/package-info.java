/**
 * The JSON documents: {@link org.concordml.report.json.ReportJson}, {@link
 * org.concordml.report.json.BenchmarkJson}, and {@link org.concordml.report.json.BaselineFile},
 * which reads one back.
 */
@NullMarked
package org.concordml.report.json;

import org.jspecify.annotations.NullMarked;
