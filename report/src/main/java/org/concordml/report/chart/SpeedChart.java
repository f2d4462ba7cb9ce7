package org.concordml.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One panel of {@link BenchmarkPicture}. XChart draws exponents on linear axes, and the labels are
 * put at the batch sizes measured, where its own logarithmic axis has none.
 */
final class SpeedChart {

  /** Width of a line in pixels. */
  static final float LINE = 3.5f;

  private static final double MARKER = 15;
  private static final double CAP = 8;
  private static final Color GRID = new Color(0xE4E4E4);
  private static final Color AXIS = new Color(0x888888);
  private static final int LEFT = 128;
  private static final int RIGHT = 28;
  private static final int TOP = 46;
  private static final int BOTTOM = 84;
  private static final int LABEL_GAP = 10;

  private final XYChart chart;
  private final SpeedAxes axes;
  private final List<String> engines;
  private final int height;

  SpeedChart(int width, int height, SpeedAxes axes, List<String> engines) {
    this.height = height;
    this.axes = axes;
    this.engines = engines;
    this.chart = new XYChart(width - LEFT - RIGHT, height - TOP - BOTTOM);
    style(chart.getStyler());
  }

  /** The marker of one of the engines, from 0. */
  static Marker marker(int engine) {
    return new EpochMarker(MARKER, engine % 2 == 0);
  }

  void draw(Graphics2D g, BenchmarkPicture.Panel panel) {
    for (double batch : axes.batches()) {
      grid(Math.log10(batch), axes.bottom(), Math.log10(batch), axes.top());
    }
    for (double speed : axes.speeds()) {
      grid(axes.left(), Math.log10(speed), axes.right(), Math.log10(speed));
    }
    for (BenchmarkPicture.Line line : panel.lines()) {
      line(line);
    }
    Graphics2D plot = (Graphics2D) g.create(LEFT, TOP, chart.getWidth(), chart.getHeight());
    chart.paint(plot, chart.getWidth(), chart.getHeight());
    for (BenchmarkPicture.Line line : panel.lines()) {
      intervals(plot, line);
    }
    labels(g, panel.title());
  }

  private void grid(double fromX, double fromY, double toX, double toY) {
    XYSeries series = series(new double[] {fromX, toX}, new double[] {fromY, toY});
    series.setLineStyle(new BasicStroke(1.5f));
    series.setLineColor(GRID);
    series.setMarker(SeriesMarkers.NONE);
  }

  private void line(BenchmarkPicture.Line line) {
    int engine = engines.indexOf(line.engine());
    XYSeries series =
        series(
            line.points().stream().mapToDouble(point -> Math.log10(point.batch())).toArray(),
            line.points().stream().mapToDouble(point -> Math.log10(point.mean())).toArray());
    series.setLineStyle(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setLineColor(LineStyle.color(engine));
    series.setMarker(marker(engine));
    series.setMarkerColor(LineStyle.color(engine));
  }

  private XYSeries series(double[] x, double[] y) {
    return chart.addSeries("series " + chart.getSeriesMap().size(), x, y);
  }

  /** XChart's error bars are as long to either side, which on a logarithmic axis they are not. */
  private void intervals(Graphics2D plot, BenchmarkPicture.Line line) {
    plot.setColor(LineStyle.color(engines.indexOf(line.engine())));
    plot.setStroke(new BasicStroke(2));
    for (BenchmarkPicture.Point point : line.points()) {
      if (Double.isFinite(point.high())) {
        double low = point.low() > 0 ? Math.log10(point.low()) : axes.bottom();
        double x = x(point.batch());
        double from = y(Math.max(axes.bottom(), low));
        double to = y(Math.log10(point.high()));
        plot.draw(new Line2D.Double(x, from, x, to));
        plot.draw(new Line2D.Double(x - CAP, from, x + CAP, from));
        plot.draw(new Line2D.Double(x - CAP, to, x + CAP, to));
      }
    }
  }

  /** Pixels from the left of the plot. */
  private double x(double batch) {
    return (Math.log10(batch) - axes.left()) / (axes.right() - axes.left()) * chart.getWidth();
  }

  /** Pixels from the top of the plot. */
  private double y(double exponent) {
    return (axes.top() - exponent) / (axes.top() - axes.bottom()) * chart.getHeight();
  }

  private void labels(Graphics2D g, String title) {
    g.setColor(CurvesDrawing.INK);
    g.setFont(CurvesDrawing.font(Font.BOLD, 22));
    g.drawString(title, LEFT, TOP - 16);
    g.setFont(CurvesDrawing.font(Font.PLAIN, 20));
    FontMetrics metrics = g.getFontMetrics();
    double free = 0;
    for (double batch : axes.batches()) {
      String text = String.valueOf((long) batch);
      double left = LEFT + x(batch) - metrics.stringWidth(text) / 2.0;
      if (left >= free) {
        g.drawString(text, (float) left, height - BOTTOM + LABEL_GAP + metrics.getAscent());
        free = left + metrics.stringWidth(text) + LABEL_GAP;
      }
    }
    for (double speed : axes.speeds()) {
      String text = SpeedAxes.label(speed);
      float baseline = (float) (TOP + y(Math.log10(speed)) + metrics.getAscent() / 2.0 - 2);
      g.drawString(text, LEFT - LABEL_GAP - metrics.stringWidth(text), baseline);
    }
    titles(g);
  }

  private void titles(Graphics2D g) {
    g.setFont(CurvesDrawing.font(Font.PLAIN, 22));
    FontMetrics metrics = g.getFontMetrics();
    String horizontal = "batch size";
    int middle = LEFT + chart.getWidth() / 2;
    g.drawString(horizontal, middle - metrics.stringWidth(horizontal) / 2, height - 16);
    String vertical = "rows a second";
    Graphics2D turned = (Graphics2D) g.create();
    turned.rotate(-Math.PI / 2);
    turned.drawString(
        vertical,
        -(TOP + chart.getHeight() / 2) - metrics.stringWidth(vertical) / 2,
        metrics.getAscent() + 12);
    turned.dispose();
  }

  private void style(XYStyler styler) {
    styler.setLegendVisible(false);
    styler.setAxisTicksVisible(false);
    styler.setXAxisTitleVisible(false);
    styler.setYAxisTitleVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartPadding(0);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(AXIS);
    styler.setPlotBorderVisible(true);
    styler.setPlotGridLinesVisible(false);
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setXAxisMin(axes.left()).setXAxisMax(axes.right());
    styler.setYAxisMin(axes.bottom()).setYAxisMax(axes.top());
  }
}
