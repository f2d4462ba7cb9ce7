package org.concordml.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The ranges that all panels of {@link BenchmarkPicture} share, so that they can be compared by
 * eye; in powers of ten.
 *
 * @param left exponent of the least batch size shown
 * @param right exponent of the largest
 * @param bottom exponent of the least speed shown
 * @param top exponent of the largest
 * @param batches every batch size measured, ascending
 */
record SpeedAxes(double left, double right, double bottom, double top, List<Double> batches) {

  private static final double AIR = 0.15;
  private static final double[] MANTISSAS = {1, 2, 5};
  private static final int DECADES_WITH_MANTISSAS = 2;

  static SpeedAxes around(List<BenchmarkPicture.Panel> panels) {
    List<Double> batches =
        numbers(panels, BenchmarkPicture.Point::batch).distinct().sorted().boxed().toList();
    DoubleStream lows =
        DoubleStream.concat(
            numbers(panels, BenchmarkPicture.Point::low).filter(low -> low > 0),
            numbers(panels, BenchmarkPicture.Point::mean));
    DoubleStream highs =
        DoubleStream.concat(
            numbers(panels, BenchmarkPicture.Point::high),
            numbers(panels, BenchmarkPicture.Point::mean));
    double bottom = Math.log10(lows.min().orElse(1));
    double top = Math.log10(highs.max().orElse(1));
    double middle = (bottom + top) / 2;
    double half = Math.max(0.5, (top - bottom) / 2 + AIR);
    return new SpeedAxes(
        Math.log10(batches.get(0)) - AIR,
        Math.log10(batches.get(batches.size() - 1)) + AIR,
        middle - half,
        middle + half,
        batches);
  }

  private static DoubleStream numbers(
      List<BenchmarkPicture.Panel> panels, ToDoubleFunction<BenchmarkPicture.Point> number) {
    return panels.stream()
        .flatMap(panel -> panel.lines().stream())
        .flatMap(line -> line.points().stream())
        .mapToDouble(number)
        .filter(Double::isFinite);
  }

  /** Speeds worth a label: decades, and 2 and 5 between where there are few of these. */
  List<Double> speeds() {
    List<Double> speeds = new ArrayList<>();
    int mantissas = top - bottom > DECADES_WITH_MANTISSAS ? 1 : MANTISSAS.length;
    for (int decade = (int) Math.floor(bottom); decade <= top; decade++) {
      for (int i = 0; i < mantissas; i++) {
        double speed = MANTISSAS[i] * Math.pow(10, decade);
        if (Math.log10(speed) >= bottom && Math.log10(speed) <= top) {
          speeds.add(speed);
        }
      }
    }
    return speeds;
  }

  /** A number short enough for an axis, such as {@code 200 k}. */
  static String label(double number) {
    if (number >= 1e6) {
      return String.format(Locale.ROOT, "%.0f M", number / 1e6);
    }
    return number >= 1e4
        ? String.format(Locale.ROOT, "%.0f k", number / 1e3)
        : String.format(Locale.ROOT, number < 1 ? "%.2f" : "%.0f", number);
  }
}
