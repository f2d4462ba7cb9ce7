package org.concordml.engine.plain;

import java.util.Arrays;

/**
 * The three products of a dense layer, in float64, on a block of rows that is stored unit by unit,
 * {@code x[unit][row]}, or row by row, {@code x[row][unit]}, whichever way a loop is to run.
 *
 * <p>A block is stored this way because C2 (JDK 17) vectorises a loop only if what it writes cannot
 * overlap what it reads, and it only believes so of different arrays that are indexed by the same
 * expression: one flat array with offsets stays scalar, at a third of the speed. For the same
 * reason the loops are small: one sum of four terms vectorises, two sums or eight terms exceed its
 * limit. The order of additions is fixed by the code, so a sum is the same on every machine.
 */
final class DenseArithmetic {

  /**
   * Units whose columns stay in the first-level cache while all sums over them are made. No more
   * than 8: kernel rows of 2,048 units lie a multiple of 4 KiB apart, and the cache holds only so
   * many lines of that kind.
   */
  private static final int PANEL = 8;

  private DenseArithmetic() {}

  /**
   * {@code z = x · w + bias}.
   *
   * @param x {@code [in][rows]}
   * @param w flat parameters; kernel {@code [in, out]} from {@code at}, bias right behind it
   * @param z {@code [out][rows]}, overwritten
   */
  static void forward(double[][] x, double[] w, int at, double[][] z, int rows, int in, int out) {
    int biasAt = at + in * out;
    for (int o = 0; o < out; o++) {
      Arrays.fill(z[o], 0, rows, w[biasAt + o]);
    }
    for (int from = 0; from < in; from += PANEL) {
      int to = Math.min(in, from + PANEL);
      for (int o = 0; o < out; o++) {
        addScaled(z[o], x, from, to, w, at + from * out + o, out, rows);
      }
    }
  }

  /**
   * {@code dx = d · wᵀ}.
   *
   * @param d {@code [out][rows]}, the slope at this layer's weighted sums
   * @param w flat parameters; kernel {@code [in, out]} from {@code at}
   * @param dx {@code [in][rows]}, overwritten
   */
  static void inputGradient(
      double[][] d, double[] w, int at, double[][] dx, int rows, int in, int out) {
    for (int i = 0; i < in; i++) {
      Arrays.fill(dx[i], 0, rows, 0);
    }
    for (int from = 0; from < out; from += PANEL) {
      int to = Math.min(out, from + PANEL);
      for (int i = 0; i < in; i++) {
        addScaled(dx[i], d, from, to, w, at + i * out + from, 1, rows);
      }
    }
  }

  /** Adds {@code x[i] · w[at + (i - from) · stride]} for each i from {@code from} on. */
  private static void addScaled(
      double[] sum, double[][] x, int from, int to, double[] w, int at, int stride, int length) {
    int i = from;
    int p = at;
    for (; i + 4 <= to; i += 4) {
      addFour(
          sum,
          x[i],
          x[i + 1],
          x[i + 2],
          x[i + 3],
          w[p],
          w[p + stride],
          w[p + 2 * stride],
          w[p + 3 * stride],
          length);
      p += 4 * stride;
    }
    for (; i < to; i++) {
      addOne(sum, x[i], w[p], length);
      p += stride;
    }
  }

  private static void addFour(
      double[] sum,
      double[] x0,
      double[] x1,
      double[] x2,
      double[] x3,
      double a,
      double b,
      double c,
      double d,
      int length) {
    for (int k = 0; k < length; k++) {
      sum[k] += (a * x0[k] + b * x1[k]) + (c * x2[k] + d * x3[k]);
    }
  }

  private static void addOne(double[] sum, double[] x, double a, int length) {
    for (int k = 0; k < length; k++) {
      sum[k] += a * x[k];
    }
  }

  /**
   * Adds {@code xᵀ · d} to the gradient of the kernel and {@code Σ d} to that of the bias.
   *
   * <p>A sum over rows cannot be vectorised without changing its order. So this runs over the
   * inputs of a row instead, and is why the rows are wanted here: all sums of a unit grow together,
   * four rows at a time.
   *
   * @param x {@code [rows][in]}
   * @param d {@code [out][rows]}, the slope at this layer's weighted sums
   * @param g flat gradient; kernel from {@code at}, bias right behind it
   * @param units scratch for the sums of four units, {@code [4][in]} or longer
   */
  static void addParameterGradient(
      double[][] x, double[][] d, double[] g, int at, int rows, int in, int out, double[][] units) {
    int o = 0;
    for (; o + 4 <= out; o += 4) {
      for (int j = 0; j < 4; j++) {
        sumRows(units[j], x, d[o + j], rows, in);
      }
      addColumns(units[0], units[1], units[2], units[3], g, at + o, in, out);
    }
    for (; o < out; o++) {
      sumRows(units[0], x, d[o], rows, in);
      for (int i = 0; i < in; i++) {
        g[at + i * out + o] += units[0][i];
      }
    }
    for (o = 0; o < out; o++) {
      g[at + in * out + o] += sum(d[o], rows);
    }
  }

  private static void sumRows(double[] unit, double[][] x, double[] d, int rows, int in) {
    Arrays.fill(unit, 0, in, 0);
    addScaled(unit, x, 0, rows, d, 0, 1, in);
  }

  /**
   * Four columns together: the gradients of wide layers are far apart, each in a line of its own.
   */
  private static void addColumns(
      double[] u0, double[] u1, double[] u2, double[] u3, double[] g, int at, int in, int out) {
    for (int i = 0; i < in; i++) {
      int p = at + i * out;
      g[p] += u0[i];
      g[p + 1] += u1[i];
      g[p + 2] += u2[i];
      g[p + 3] += u3[i];
    }
  }

  private static double sum(double[] d, int rows) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      s0 += d[r];
      s1 += d[r + 1];
      s2 += d[r + 2];
      s3 += d[r + 3];
    }
    for (; r < rows; r++) {
      s0 += d[r];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
