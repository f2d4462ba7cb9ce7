package org.concordml.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.CategoryStyler;

/** The drawing of {@link DistributionsPicture}: a title, and panels of bars in rows. */
final class DistributionsDrawing {

  private static final Color PALE_INK = new Color(0x555555);
  private static final Color GRID = new Color(0xE4E4E4);
  private static final Color BAR = new Color(0x56B4E9);
  private static final int PANEL_WIDTH = 450;
  private static final int PANEL_HEIGHT = 330;
  private static final int PANEL_TITLE = 34;
  private static final int COLUMNS = 4;
  private static final int HEADER = 96;
  private static final int MARGIN = 20;
  private static final int LONGEST_LABEL = 14;

  /** One more divides twenty ranges evenly: the chart puts them there, whatever their place is. */
  private static final int LABELS_OF_RANGES = 5;

  private final Graphics2D g;
  private final int width;

  private DistributionsDrawing(Graphics2D g, int width) {
    this.g = g;
    this.width = width;
  }

  static byte[] png(String title, String subtitle, List<DistributionsPicture.Panel> panels) {
    int columns = Math.min(COLUMNS, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    int width = Math.max(2, columns) * PANEL_WIDTH;
    int height = HEADER + rows * PANEL_HEIGHT + MARGIN;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
      DistributionsDrawing drawing = new DistributionsDrawing(g, width);
      drawing.line(title, CurvesDrawing.font(Font.BOLD, 28), CurvesDrawing.INK, 0, 44, width);
      drawing.line(subtitle, CurvesDrawing.font(Font.PLAIN, 20), PALE_INK, 0, 78, width);
      int panelWidth = width / columns;
      for (int i = 0; i < panels.size(); i++) {
        drawing.panel(
            panels.get(i),
            i % columns * panelWidth,
            HEADER + i / columns * PANEL_HEIGHT,
            panelWidth);
      }
    } finally {
      g.dispose();
    }
    return PngBytes.of(image);
  }

  private void panel(DistributionsPicture.Panel panel, int left, int top, int panelWidth) {
    String remark = panel.remark().isEmpty() ? "" : " (" + panel.remark() + ")";
    line(
        panel.name() + remark,
        CurvesDrawing.font(Font.BOLD, 19),
        CurvesDrawing.INK,
        left,
        top + PANEL_TITLE - 8,
        panelWidth);
    if (panel.rows().isEmpty()) {
      line(
          "no value",
          CurvesDrawing.font(Font.PLAIN, 19),
          PALE_INK,
          left,
          top + PANEL_HEIGHT / 2,
          panelWidth);
      return;
    }
    CategoryChart chart = new CategoryChart(panelWidth - MARGIN, PANEL_HEIGHT - PANEL_TITLE);
    style(chart.getStyler(), panel);
    chart.addSeries("rows", labels(panel), new ArrayList<>(panel.rows())).setFillColor(BAR);
    Graphics2D plot =
        (Graphics2D)
            g.create(left + MARGIN / 2, top + PANEL_TITLE, panelWidth - MARGIN, chart.getHeight());
    chart.paint(plot, chart.getWidth(), chart.getHeight());
    plot.dispose();
  }

  /** Each once, as the chart wants them. */
  private static List<String> labels(DistributionsPicture.Panel panel) {
    List<String> labels = new ArrayList<>();
    for (String label : panel.labels()) {
      String text =
          label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "…" : label;
      while (labels.contains(text)) {
        text += "\u200b";
      }
      labels.add(text);
    }
    if (panel.ofRanges()) {
      // It would stand at the end of its range, which begins where it says.
      labels.set(labels.size() - 1, " ");
    }
    return labels;
  }

  private static void style(CategoryStyler styler, DistributionsPicture.Panel panel) {
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setAvailableSpaceFill(panel.ofRanges() ? 1 : 0.8);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartPadding(2);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setAxisTickLabelsFont(CurvesDrawing.font(Font.PLAIN, 15));
    styler.setAxisTickLabelsColor(CurvesDrawing.INK);
    styler.setYAxisMin(0.0);
    styler.setYAxisDecimalPattern("#,##0");
    styler.setYAxisTickMarkSpacingHint(50);
    if (panel.ofRanges()) {
      styler.setXAxisMaxLabelCount(LABELS_OF_RANGES);
    } else if (panel.labels().stream().mapToInt(String::length).sum() > 2 * LONGEST_LABEL) {
      styler.setXAxisLabelRotation(45);
    }
  }

  /** In the middle of some width, made smaller if it is too long. */
  private void line(String text, Font font, Color color, int left, int baseline, int room) {
    FontMetrics metrics = g.getFontMetrics(font);
    int wide = metrics.stringWidth(text);
    int most = Math.min(room, width) - 2 * MARGIN;
    g.setFont(wide <= most ? font : font.deriveFont(font.getSize2D() * most / wide));
    g.setColor(color);
    g.drawString(text, left + (room - g.getFontMetrics().stringWidth(text)) / 2, baseline);
  }
}
