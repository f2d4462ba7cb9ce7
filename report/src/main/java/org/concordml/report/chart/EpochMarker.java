package org.concordml.report.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** A filled circle or square of its own size; XChart's have one size for a whole chart. */
final class EpochMarker extends Marker {

  /** A circle looks as large as a square of this part of its diameter. */
  private static final double SQUARE_BY_CIRCLE = 0.87;

  private final double size;
  private final boolean round;

  EpochMarker(double size, boolean round) {
    this.size = round ? size : size * SQUARE_BY_CIRCLE;
    this.round = round;
  }

  @Override
  public void paint(Graphics2D g, double x, double y, int ignoredSize) {
    double left = x - size / 2;
    double top = y - size / 2;
    Shape shape =
        round
            ? new Ellipse2D.Double(left, top, size, size)
            : new Rectangle2D.Double(left, top, size, size);
    g.fill(shape);
  }
}
