package org.concordml.report.chart;

import java.util.stream.DoubleStream;

/**
 * The range of numbers an axis shows and how far apart its labels are: 1, 2 or 5 times a power of
 * ten, as close as the number of labels allows.
 *
 * @param low left or lower end
 * @param high other end, above the low one
 * @param step between labels
 */
record AxisRange(double low, double high, double step) {

  private static final double PADDING = 0.05;
  private static final int[] STEPS = {1, 2, 5};

  /** All the numbers with some air around; those that are not finite are left out. */
  static AxisRange around(DoubleStream numbers, int mostLabels) {
    double[] finite = numbers.filter(Double::isFinite).toArray();
    double high = DoubleStream.of(finite).max().orElse(1);
    double low = DoubleStream.of(finite).min().orElse(0);
    if (low == high) {
      low = high - Math.max(0.1 * Math.abs(high), 1e-6);
    }
    double air = PADDING * (high - low);
    return new AxisRange(low - air, high + air, step(high - low, mostLabels));
  }

  /** Epochs from 1, labelled at whole ones only. */
  static AxisRange epochs(int last, int mostLabels) {
    double air = last == 1 ? 0.5 : PADDING / 2 * (last - 1);
    return new AxisRange(1 - air, last + air, Math.max(1, step(last - 1.0, mostLabels)));
  }

  private static double step(double span, int mostLabels) {
    double decade = Math.pow(10, Math.floor(Math.log10(Math.max(span, 1e-300) / mostLabels)));
    for (int step : STEPS) {
      if (span / (step * decade) <= mostLabels) {
        return step * decade;
      }
    }
    return 10 * decade;
  }

  /**
   * A pattern with as many decimals as the labels need to differ, so that all have the same number.
   */
  String labelPattern() {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return decimals == 0 ? "0" : "0." + "0".repeat(decimals);
  }

  /** How many of the pixels that show the whole range lie between two labels. */
  int pixelsBetweenLabels(double pixels) {
    return (int) Math.round(step / (high - low) * pixels);
  }

  /** Both ends and a point that is not half way. */
  double[] unevenPoints() {
    return new double[] {low, low + 0.3 * (high - low), high};
  }
}
