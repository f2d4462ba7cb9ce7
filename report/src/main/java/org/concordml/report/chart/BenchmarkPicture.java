package org.concordml.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.Workload;

/**
 * {@code benchmark.png}: rows a second against batch size, both axes logarithmic, a line an engine
 * with the mean's 95 % intervals, a panel for each combination of rows, network and mode.
 */
public final class BenchmarkPicture {

  private BenchmarkPicture() {}

  /**
   * One panel.
   *
   * @param title what is the same in all of it
   * @param lines one an engine
   */
  record Panel(String title, List<Line> lines) {}

  /**
   * One engine in one panel.
   *
   * @param engine id
   * @param points by batch size
   */
  record Line(String engine, List<Point> points) {}

  /**
   * One cell.
   *
   * @param batch its batch size
   * @param mean rows a second
   * @param low end of the interval; NaN without one
   * @param high end of the interval; NaN without one
   */
  record Point(double batch, double mean, double low, double high) {}

  /**
   * Draws.
   *
   * @param result of a benchmark
   * @return a PNG file's bytes; empty if nothing was measured
   * @throws PictureUnavailableException if Java cannot draw on this machine
   */
  public static Optional<byte[]> of(BenchmarkResult result) {
    List<Panel> panels = panels(result);
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    List<String> engines = result.engines().stream().map(engine -> engine.engine()).toList();
    String subtitle =
        String.format(
            Locale.ROOT,
            "%s, %d cores, threads asked for: %s; means of the timed runs and the 95 %% intervals of"
                + " the means",
            result.machine().cpu(),
            result.machine().cores(),
            result.plan().device().threads());
    return Optional.of(
        Graphics.draw(
            "benchmark.png",
            () -> BenchmarkDrawing.png("Rows a second by batch size", subtitle, engines, panels)));
  }

  private static List<Panel> panels(BenchmarkResult result) {
    Map<String, Map<String, List<Point>>> panels = new LinkedHashMap<>();
    for (BenchmarkCell cell : result.cells()) {
      if (cell.outcome() instanceof CellOutcome.Measured measured) {
        panels
            .computeIfAbsent(title(cell.workload()), title -> new LinkedHashMap<>())
            .computeIfAbsent(cell.engine(), engine -> new ArrayList<>())
            .add(point(cell.workload(), measured.rowsPerSecond()));
      }
    }
    List<Panel> list = new ArrayList<>();
    panels.forEach(
        (title, lines) -> {
          List<Line> ofPanel = new ArrayList<>();
          lines.forEach((engine, points) -> ofPanel.add(new Line(engine, points)));
          list.add(new Panel(title, ofPanel));
        });
    return list;
  }

  private static String title(Workload at) {
    return String.format(Locale.ROOT, "%s: %s, %,d rows", at.mode().key(), at.network(), at.rows());
  }

  private static Point point(Workload at, Sample speed) {
    return new Point(at.batchSize(), speed.mean(), speed.lower(), speed.upper());
  }
}
