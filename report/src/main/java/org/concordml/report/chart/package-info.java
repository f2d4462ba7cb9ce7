/**
 * The pictures: {@link org.concordml.report.chart.CurvesPicture} and {@link
 * org.concordml.report.chart.BenchmarkPicture}. XChart and AWT are used in this package only, and
 * no class that needs them is loaded before a picture is asked for.
 */
@NullMarked
package org.concordml.report.chart;

import org.jspecify.annotations.NullMarked;
