package org.concordml.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.concordml.training.EpochRecord;

/** The drawing of {@link CurvesPicture}: a title, two charts, one legend for both. */
final class CurvesDrawing {

  static final Color INK = new Color(0x222222);

  private static final Color PALE_INK = new Color(0x555555);
  private static final int WIDTH = 1800;
  private static final int HEIGHT = 600;
  private static final int HEADER = 92;
  private static final int FOOTER = 52;
  private static final int MARGIN = 20;
  private static final int SWATCH = 78;
  private static final int GAP = 12;
  private static final int BETWEEN = 40;

  private final Graphics2D g;
  private final List<EngineLines> engines;

  private CurvesDrawing(Graphics2D g, List<EngineLines> engines) {
    this.g = g;
    this.engines = engines;
  }

  static byte[] png(String title, String subtitle, String metric, List<EngineLines> engines) {
    return PngBytes.of(image(title, subtitle, metric, engines));
  }

  /** The same, but of a few pixels: all classes at work, and no time lost on compressing white. */
  static byte[] corner(String title, String subtitle, String metric, List<EngineLines> engines) {
    return PngBytes.of(image(title, subtitle, metric, engines).getSubimage(0, 0, MARGIN, MARGIN));
  }

  private static BufferedImage image(
      String title, String subtitle, String metric, List<EngineLines> engines) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, WIDTH, HEIGHT);
      CurvesDrawing drawing = new CurvesDrawing(g, engines);
      drawing.charts(metric);
      drawing.centred(title, font(Font.BOLD, 28), INK, 42);
      drawing.centred(subtitle, font(Font.PLAIN, 20), PALE_INK, 76);
      drawing.legend();
    } finally {
      g.dispose();
    }
    return image;
  }

  static Font font(int style, int pixels) {
    return new Font(Font.SANS_SERIF, style, pixels);
  }

  private void charts(String metric) {
    int width = WIDTH / 2;
    int height = HEIGHT - HEADER - FOOTER;
    new EpochChart(width, height, metric, engines)
        .draw(panel(0, width, height), EpochRecord::metric, EpochRecord::valMetric);
    new EpochChart(width, height, "loss", engines)
        .draw(panel(width, width, height), EpochRecord::loss, EpochRecord::valLoss);
  }

  private Graphics2D panel(int left, int width, int height) {
    return (Graphics2D) g.create(left, HEADER, width, height);
  }

  /** One line of text in the middle, made smaller if it is too long. */
  private void centred(String text, Font font, Color color, int baseline) {
    int room = WIDTH - 2 * MARGIN;
    int width = g.getFontMetrics(font).stringWidth(text);
    Font fitting = width <= room ? font : font.deriveFont(font.getSize2D() * room / width);
    g.setFont(fitting);
    g.setColor(color);
    g.drawString(text, (WIDTH - g.getFontMetrics().stringWidth(text)) / 2, baseline);
  }

  private void legend() {
    g.setFont(font(Font.PLAIN, 21));
    FontMetrics metrics = g.getFontMetrics();
    int width = -BETWEEN;
    for (int i = 0; i < 2 * engines.size(); i++) {
      width += SWATCH + GAP + metrics.stringWidth(label(i)) + BETWEEN;
    }
    double scale = Math.min(1, (WIDTH - 2.0 * MARGIN) / width);
    g.translate((WIDTH - scale * width) / 2, HEIGHT - FOOTER / 2.0 - 6);
    g.scale(scale, scale);
    int x = 0;
    for (int i = 0; i < 2 * engines.size(); i++) {
      swatch(x, LineStyle.of(i / 2, engines, i % 2 == 0));
      g.setColor(INK);
      g.drawString(label(i), x + SWATCH + GAP, metrics.getAscent() / 2 - 2);
      x += SWATCH + GAP + metrics.stringWidth(label(i)) + BETWEEN;
    }
  }

  private String label(int line) {
    return engines.get(line / 2).engine() + (line % 2 == 0 ? " training" : " validation");
  }

  private void swatch(int x, LineStyle style) {
    g.setColor(style.color());
    if (EngineLines.epochs(engines) > 1) {
      g.setStroke(style.stroke());
      g.draw(new Line2D.Double(x, 0, x + SWATCH, 0));
    }
    if (style.marked()) {
      style.marker().paint(g, x + SWATCH / 2.0, 0, 0);
    }
  }
}
