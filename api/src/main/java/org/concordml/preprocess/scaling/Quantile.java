package org.concordml.preprocess.scaling;

/** Numpy's linear method of a quantile, its default. */
public final class Quantile {

  private Quantile() {}

  /**
   * The value at position {@code (n - 1) * q}, on the straight line between the two nearest.
   *
   * @param sorted ascending, at least one value; not changed
   * @param q from 0 to 1
   * @return the quantile
   */
  public static double of(double[] sorted, double q) {
    double position = (sorted.length - 1) * q;
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double part = position - below;
    double step = sorted[above] - sorted[below];
    return part >= 0.5 ? sorted[above] - step * (1 - part) : sorted[below] + step * part;
  }
}
