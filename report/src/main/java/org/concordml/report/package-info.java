/**
 * What a job or a benchmark came to, apart from how it is written down: {@link
 * org.concordml.report.JobReport} and {@link org.concordml.report.BenchmarkReport}. The packages
 * below have their forms side by side, as JSON documents, as tables and sentences, and as pictures;
 * {@code report.files} writes them to a folder, all or none.
 */
@NullMarked
package org.concordml.report;

import org.jspecify.annotations.NullMarked;
