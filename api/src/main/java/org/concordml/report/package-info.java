/**
 * What a job came to, apart from how it is written down: {@link org.concordml.report.JobReport},
 * and its forms side by side: {@link org.concordml.report.ReportJson}, {@link
 * org.concordml.report.HistoryCsv}, {@link org.concordml.report.PredictionsCsv}, {@link
 * org.concordml.report.CurvesPicture}. {@link org.concordml.report.ReportFolder} writes them to a
 * folder, all or none. XChart and AWT are imported in this package only.
 */
@NullMarked
package org.concordml.report;

import org.jspecify.annotations.NullMarked;
