package org.concordml.report.chart;

import java.util.List;

/** {@code distributions.png}: how the values of each column of a table lie, a panel a column. */
public final class DistributionsPicture {

  /** More would be a picture that no program shows. */
  public static final int MOST_PANELS = 60;

  private DistributionsPicture() {}

  /**
   * A column.
   *
   * @param name of it
   * @param remark beside the name, such as how many values are missing; may be empty
   * @param labels of the bars, in order
   * @param rows of each bar
   * @param ofRanges whether the bars are neighbouring ranges, of which few are labelled
   */
  public record Panel(
      String name, String remark, List<String> labels, List<Integer> rows, boolean ofRanges) {

    /** Takes copies. */
    public Panel {
      labels = List.copyOf(labels);
      rows = List.copyOf(rows);
      if (labels.size() != rows.size()) {
        throw new IllegalArgumentException(
            "each bar must have a label, found "
                + labels.size()
                + " for "
                + rows.size()
                + " bars of "
                + name);
      }
    }
  }

  /**
   * Draws.
   *
   * @param title of the picture
   * @param panels at least one; of more than {@link #MOST_PANELS} the first, which the picture says
   * @return a PNG file's bytes
   * @throws PictureUnavailableException if Java cannot draw on this machine
   */
  public static byte[] of(String title, List<Panel> panels) {
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("a picture must have a panel, found none");
    }
    List<Panel> shown = panels.subList(0, Math.min(MOST_PANELS, panels.size()));
    String subtitle =
        shown.size() < panels.size()
            ? "rows by value; the first " + shown.size() + " of " + panels.size() + " columns"
            : "rows by value";
    return Graphics.draw(
        "distributions.png", () -> DistributionsDrawing.png(title, subtitle, shown));
  }
}
