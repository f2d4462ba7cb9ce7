package org.concordml.engine.plain;

import java.util.Arrays;

/**
 * The three products of a dense layer, in float64, on a block of rows that is stored unit by unit:
 * {@code x[unit][row]}.
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
      double[] sum, double[][] x, int from, int to, double[] w, int at, int stride, int rows) {
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
          rows);
      p += 4 * stride;
    }
    for (; i < to; i++) {
      addOne(sum, x[i], w[p], rows);
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
      int rows) {
    for (int r = 0; r < rows; r++) {
      sum[r] += (a * x0[r] + b * x1[r]) + (c * x2[r] + d * x3[r]);
    }
  }

  private static void addOne(double[] sum, double[] x, double a, int rows) {
    for (int r = 0; r < rows; r++) {
      sum[r] += a * x[r];
    }
  }

  /**
   * Adds {@code xᵀ · d} to the gradient of the kernel and {@code Σ d} to that of the bias.
   *
   * <p>A sum over rows cannot be vectorised without changing its order, so this one keeps eight
   * sums in registers: six reads for sixteen operations.
   *
   * @param x {@code [in][rows]}
   * @param d {@code [out][rows]}, the slope at this layer's weighted sums
   * @param g flat gradient; kernel from {@code at}, bias right behind it
   */
  static void addParameterGradient(
      double[][] x, double[][] d, double[] g, int at, int rows, int in, int out) {
    int quads = out & ~3;
    int pairs = in & ~1;
    for (int from = 0; from < quads; from += PANEL) {
      int to = Math.min(quads, from + PANEL);
      for (int i = 0; i < pairs; i += 2) {
        for (int o = from; o < to; o += 4) {
          addTile(
              x[i], x[i + 1], d[o], d[o + 1], d[o + 2], d[o + 3], rows, g, at + i * out + o, out);
        }
      }
    }
    for (int i = 0; i < in; i++) {
      for (int o = i < pairs ? quads : 0; o < out; o++) {
        g[at + i * out + o] += dot(x[i], d[o], rows);
      }
    }
    for (int o = 0; o < out; o++) {
      g[at + in * out + o] += sum(d[o], rows);
    }
  }

  private static void addTile(
      double[] x0,
      double[] x1,
      double[] d0,
      double[] d1,
      double[] d2,
      double[] d3,
      int rows,
      double[] g,
      int first,
      int stride) {
    double s00 = 0;
    double s01 = 0;
    double s02 = 0;
    double s03 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    for (int r = 0; r < rows; r++) {
      double a = x0[r];
      double b = x1[r];
      s00 += a * d0[r];
      s01 += a * d1[r];
      s02 += a * d2[r];
      s03 += a * d3[r];
      s10 += b * d0[r];
      s11 += b * d1[r];
      s12 += b * d2[r];
      s13 += b * d3[r];
    }
    g[first] += s00;
    g[first + 1] += s01;
    g[first + 2] += s02;
    g[first + 3] += s03;
    int second = first + stride;
    g[second] += s10;
    g[second + 1] += s11;
    g[second + 2] += s12;
    g[second + 3] += s13;
  }

  private static double dot(double[] x, double[] d, int rows) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      s0 += x[r] * d[r];
      s1 += x[r + 1] * d[r + 1];
      s2 += x[r + 2] * d[r + 2];
      s3 += x[r + 3] * d[r + 3];
    }
    for (; r < rows; r++) {
      s0 += x[r] * d[r];
    }
    return (s0 + s1) + (s2 + s3);
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
