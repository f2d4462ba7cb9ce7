package org.concordml.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.concordml.training.EpochRecord;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One half of {@link CurvesPicture}: a number of the training and of the validation by epoch. */
final class EpochChart {

  private static final int EPOCH_LABELS = 10;
  private static final int NUMBER_LABELS = 6;
  private static final double PIXELS_BETWEEN_POINTS = 2;

  /** Roughly how much of the width and height axes leave to the plot. */
  private static final double PLOT_PART = 0.85;

  static final Color RESTORED = new Color(0x6A3D9A);

  private static final BasicStroke DOTTED =
      new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 5}, 0);
  private static final Color GRID = new Color(0xE4E4E4);
  private static final Color AXIS = new Color(0x888888);

  private final XYChart chart;
  private final int epochs;
  private final List<EngineLines> engines;

  EpochChart(int width, int height, String quantity, List<EngineLines> engines) {
    this.engines = engines;
    this.epochs = EngineLines.epochs(engines);
    this.chart = new XYChart(width, height);
    chart.setXAxisTitle("epoch");
    chart.setYAxisTitle(quantity);
    style(chart.getStyler());
  }

  /** Draws every engine's two lines, the first engine's beneath. */
  void draw(
      Graphics2D g,
      ToDoubleFunction<EpochRecord> ofTraining,
      ToDoubleFunction<EpochRecord> ofValidation) {
    axes(
        engines.stream()
            .flatMap(engine -> engine.history().stream())
            .flatMapToDouble(
                epoch ->
                    DoubleStream.of(
                        ofTraining.applyAsDouble(epoch), ofValidation.applyAsDouble(epoch))));
    engines.stream()
        .flatMapToInt(engine -> engine.restored().stream())
        .distinct()
        .forEach(this::mark);
    for (int i = 0; i < engines.size(); i++) {
      List<EpochRecord> history = engines.get(i).history();
      line(history, ofTraining, LineStyle.of(i, engines, true));
      line(history, ofValidation, LineStyle.of(i, engines, false));
    }
    chart.paint(g, chart.getWidth(), chart.getHeight());
  }

  /** An upright line at an epoch whose weights are kept though others came after it. */
  private void mark(int epoch) {
    XYStyler styler = chart.getStyler();
    XYSeries line =
        series(
            new double[] {epoch, epoch}, new double[] {styler.getYAxisMin(), styler.getYAxisMax()});
    line.setLineStyle(DOTTED);
    line.setLineColor(RESTORED);
    line.setMarker(SeriesMarkers.NONE);
  }

  private void line(
      List<EpochRecord> history, ToDoubleFunction<EpochRecord> number, LineStyle style) {
    double[] x = history.stream().mapToDouble(EpochRecord::epoch).toArray();
    double[] y = history.stream().mapToDouble(number).toArray();
    if (x.length > 1) {
      path(x, y, style);
    }
    if (style.marked()) {
      XYSeries markers = series(x, y);
      markers.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      markers.setMarker(style.marker());
      markers.setMarkerColor(style.color());
    }
  }

  /**
   * XChart strokes a straight series one segment at a time, and dashes start anew with each: of
   * many epochs a dashed line looks solid. A smooth series it strokes as one path, which points
   * this close keep straight.
   */
  private void path(double[] x, double[] y, LineStyle style) {
    double pixelsPerEpoch = chart.getWidth() / (double) epochs;
    int pieces = (int) Math.max(1, Math.ceil(pixelsPerEpoch / PIXELS_BETWEEN_POINTS));
    int last = (x.length - 1) * pieces;
    double[] closeX = new double[last + 1];
    double[] closeY = new double[last + 1];
    for (int i = 0; i <= last; i++) {
      int epoch = Math.min(i / pieces, x.length - 2);
      double part = (double) (i - epoch * pieces) / pieces;
      closeX[i] = x[epoch] + part * (x[epoch + 1] - x[epoch]);
      closeY[i] = y[epoch] + part * (y[epoch + 1] - y[epoch]);
    }
    XYSeries line = series(closeX, closeY);
    line.setSmooth(true);
    line.setLineStyle(style.stroke());
    line.setLineColor(style.color());
    line.setMarker(SeriesMarkers.NONE);
  }

  private XYSeries series(double[] x, double[] y) {
    return chart.addSeries("series " + chart.getSeriesMap().size(), x, y);
  }

  /**
   * Labels where {@link AxisRange} has them: XChart keeps to a hint that is a round number of its
   * own axis, but only if the points of the first series are not evenly spaced. (It would label
   * those points then, and places labels beside them.) So the first series is one nobody sees.
   */
  private void axes(DoubleStream numbers) {
    AxisRange x = AxisRange.epochs(epochs, EPOCH_LABELS);
    AxisRange y = AxisRange.around(numbers, NUMBER_LABELS);
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(x.low()).setXAxisMax(x.high());
    styler.setYAxisMin(y.low()).setYAxisMax(y.high());
    styler.setXAxisDecimalPattern(x.labelPattern());
    styler.setYAxisDecimalPattern(y.labelPattern());
    styler.setXAxisTickMarkSpacingHint(x.pixelsBetweenLabels(PLOT_PART * chart.getWidth()));
    styler.setYAxisTickMarkSpacingHint(y.pixelsBetweenLabels(PLOT_PART * chart.getHeight()));
    XYSeries unseen = series(x.unevenPoints(), y.unevenPoints());
    unseen.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    unseen.setMarker(SeriesMarkers.NONE);
  }

  private static void style(XYStyler styler) {
    styler.setLocale(Locale.ROOT);
    styler.setLegendVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartPadding(14);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(AXIS);
    styler.setPlotBorderVisible(true);
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1.5f));
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTickMarksColor(AXIS);
    styler.setAxisTickPadding(6);
    styler.setAxisTickLabelsColor(CurvesDrawing.INK);
    styler.setAxisTickLabelsFont(CurvesDrawing.font(Font.PLAIN, 20));
    styler.setAxisTitleFont(CurvesDrawing.font(Font.PLAIN, 23));
    styler.setAxisTitlePadding(10);
  }
}
