/**
 * The pictures: {@link org.concordml.report.chart.CurvesPicture}, {@link
 * org.concordml.report.chart.BenchmarkPicture} and {@link
 * org.concordml.report.chart.DistributionsPicture}. XChart and AWT are used in this package only,
 * and no class that needs them is loaded before a picture is asked for.
 */
@NullMarked
package org.concordml.report.chart;

import org.jspecify.annotations.NullMarked;
