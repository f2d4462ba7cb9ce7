package org.concordml.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;

/**
 * How one line of {@link CurvesPicture} looks.
 *
 * <p>Colours are Okabe and Ito's, which people with any common colour blindness tell apart. Engines
 * that agree draw the same curve, so each is thinner than the one before and all can be seen.
 *
 * @param color of line and markers
 * @param width of the line in pixels
 * @param training true for training, dashed with squares; false for validation, solid with circles
 * @param marked whether each epoch has a marker; many would hide the line
 */
record LineStyle(Color color, float width, boolean training, boolean marked) {

  private static final Color BLUE = new Color(0x0072B2);
  private static final Color VERMILLION = new Color(0xD55E00);
  private static final Color[] ENGINES = {
    new Color(0x56B4E9), VERMILLION, Color.BLACK, new Color(0x009E73), new Color(0xCC79A7), BLUE
  };
  private static final float THINNEST = 3;
  private static final float THINNER_BY = 4;
  private static final float THINNEST_AMONG_MANY = 2;
  private static final float THINNER_BY_AMONG_MANY = 3;
  private static final int MOST_MARKED = 20;
  private static final float[] DASHES = {14, 8};

  /** The style of one of the engines, from 0; a single engine's two lines differ in colour. */
  static LineStyle of(int engine, List<EngineLines> engines, boolean training) {
    boolean marked = EngineLines.epochs(engines) <= MOST_MARKED;
    if (engines.size() == 1) {
      return new LineStyle(training ? BLUE : VERMILLION, THINNEST, training, marked);
    }
    int above = engines.size() - 1 - engine;
    float width =
        marked
            ? THINNEST + THINNER_BY * above
            : THINNEST_AMONG_MANY + THINNER_BY_AMONG_MANY * above;
    return new LineStyle(color(engine), width, training, marked);
  }

  /** The colour of one of the engines, from 0. */
  static Color color(int engine) {
    return ENGINES[engine % ENGINES.length];
  }

  BasicStroke stroke() {
    return training
        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  Marker marker() {
    return new EpochMarker(7 + 2 * width, !training);
  }
}
