package org.concordml.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** The drawing of {@link BenchmarkPicture}: a title, panels in rows, one legend for all. */
final class BenchmarkDrawing {

  private static final Color PALE_INK = new Color(0x555555);
  private static final int PANEL_WIDTH = 900;
  private static final int PANEL_HEIGHT = 560;
  private static final int MOST_COLUMNS = 2;
  private static final int HEADER = 96;
  private static final int FOOTER = 60;
  private static final int MARGIN = 20;
  private static final int SWATCH = 70;
  private static final int GAP = 12;
  private static final int BETWEEN = 44;

  private final Graphics2D g;
  private final int width;
  private final int height;

  private BenchmarkDrawing(Graphics2D g, int width, int height) {
    this.g = g;
    this.width = width;
    this.height = height;
  }

  static byte[] png(
      String title, String subtitle, List<String> engines, List<BenchmarkPicture.Panel> panels) {
    int columns = Math.min(MOST_COLUMNS, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    int width = columns == 1 ? PANEL_WIDTH + 2 * BETWEEN : columns * PANEL_WIDTH;
    int height = HEADER + rows * PANEL_HEIGHT + FOOTER;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, width, height);
      BenchmarkDrawing drawing = new BenchmarkDrawing(g, width, height);
      drawing.centred(title, CurvesDrawing.font(Font.BOLD, 28), CurvesDrawing.INK, 44);
      drawing.centred(subtitle, CurvesDrawing.font(Font.PLAIN, 20), PALE_INK, 78);
      SpeedAxes axes = SpeedAxes.around(panels);
      for (int i = 0; i < panels.size(); i++) {
        int left = i % columns * (width / columns);
        int top = HEADER + i / columns * PANEL_HEIGHT;
        Graphics2D panel = (Graphics2D) g.create(left, top, width / columns, PANEL_HEIGHT);
        new SpeedChart(width / columns, PANEL_HEIGHT, axes, engines).draw(panel, panels.get(i));
      }
      drawing.legend(engines);
    } finally {
      g.dispose();
    }
    return PngBytes.of(image);
  }

  private void centred(String text, Font font, Color color, int baseline) {
    int room = width - 2 * MARGIN;
    int wide = g.getFontMetrics(font).stringWidth(text);
    g.setFont(wide <= room ? font : font.deriveFont(font.getSize2D() * room / wide));
    g.setColor(color);
    g.drawString(text, (width - g.getFontMetrics().stringWidth(text)) / 2, baseline);
  }

  private void legend(List<String> engines) {
    g.setFont(CurvesDrawing.font(Font.PLAIN, 21));
    FontMetrics metrics = g.getFontMetrics();
    int wide = -BETWEEN;
    for (String engine : engines) {
      wide += SWATCH + GAP + metrics.stringWidth(engine) + BETWEEN;
    }
    double scale = Math.min(1, (width - 2.0 * MARGIN) / wide);
    g.translate((width - scale * wide) / 2, height - FOOTER / 2.0 - 6);
    g.scale(scale, scale);
    int x = 0;
    for (int i = 0; i < engines.size(); i++) {
      g.setColor(LineStyle.color(i));
      g.setStroke(new BasicStroke(SpeedChart.LINE));
      g.draw(new Line2D.Double(x, 0, x + SWATCH, 0));
      SpeedChart.marker(i).paint(g, x + SWATCH / 2.0, 0, 0);
      g.setColor(CurvesDrawing.INK);
      g.drawString(engines.get(i), x + SWATCH + GAP, metrics.getAscent() / 2 - 2);
      x += SWATCH + GAP + metrics.stringWidth(engines.get(i)) + BETWEEN;
    }
  }
}
