/**
 * Folders of files that are written all or not at all: {@link
 * org.concordml.report.files.ReportFolder} and {@link org.concordml.report.files.BenchmarkFolder}.
 */
@NullMarked
package org.concordml.report.files;

import org.jspecify.annotations.NullMarked;
