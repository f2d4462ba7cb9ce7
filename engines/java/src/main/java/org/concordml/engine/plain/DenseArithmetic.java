package org.concordml.engine.plain;

import java.util.Arrays;

/**
 * The three products of a dense layer on row-major float64 arrays.
 *
 * <p>Inner loops run along contiguous memory, four terms at a time, so that the compiler vectorises
 * them without reassociating a sum: the order of additions is fixed by the code.
 */
final class DenseArithmetic {

  private DenseArithmetic() {}

  /**
   * {@code out = x · w + bias}.
   *
   * @param x {@code [rows, in]}, from {@code xAt}
   * @param w flat parameters; kernel {@code [in, out]} from {@code wAt}, bias right behind it
   * @param z {@code [rows, out]}
   */
  static void forward(
      double[] x, int xAt, double[] w, int wAt, double[] z, int rows, int in, int out) {
    int biasAt = wAt + in * out;
    if (out == 1) {
      for (int r = 0; r < rows; r++) {
        z[r] = dot(x, xAt + r * in, w, wAt, in) + w[biasAt];
      }
      return;
    }
    for (int r = 0; r < rows; r++) {
      int zAt = r * out;
      System.arraycopy(w, biasAt, z, zAt, out);
      int xr = xAt + r * in;
      int i = 0;
      for (; i + 4 <= in; i += 4) {
        addFour(
            z,
            zAt,
            w,
            wAt + i * out,
            out,
            out,
            x[xr + i],
            x[xr + i + 1],
            x[xr + i + 2],
            x[xr + i + 3]);
      }
      for (; i < in; i++) {
        addOne(z, zAt, w, wAt + i * out, out, x[xr + i]);
      }
    }
  }

  /**
   * {@code gradient(kernel) = xᵀ · d}, {@code gradient(bias) = Σ d}; what was there is overwritten.
   *
   * @param x {@code [rows, in]}, from {@code xAt}
   * @param d {@code [rows, out]}, the slope at this layer's weighted sums
   * @param g flat gradient; kernel from {@code wAt}, bias right behind it
   */
  static void parameterGradient(
      double[] x, int xAt, double[] d, double[] g, int wAt, int rows, int in, int out) {
    Arrays.fill(g, wAt, wAt + in * out + out, 0);
    int biasAt = wAt + in * out;
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        g[biasAt + o] += d[r * out + o];
      }
    }
    if (out == 1) {
      int r = 0;
      for (; r + 4 <= rows; r += 4) {
        addFour(g, wAt, x, xAt + r * in, in, in, d[r], d[r + 1], d[r + 2], d[r + 3]);
      }
      for (; r < rows; r++) {
        addOne(g, wAt, x, xAt + r * in, in, d[r]);
      }
      return;
    }
    for (int i = 0; i < in; i++) {
      int gAt = wAt + i * out;
      int xi = xAt + i;
      int r = 0;
      for (; r + 4 <= rows; r += 4) {
        addFour(
            g,
            gAt,
            d,
            r * out,
            out,
            out,
            x[xi + r * in],
            x[xi + (r + 1) * in],
            x[xi + (r + 2) * in],
            x[xi + (r + 3) * in]);
      }
      for (; r < rows; r++) {
        addOne(g, gAt, d, r * out, out, x[xi + r * in]);
      }
    }
  }

  /**
   * {@code dx = d · wᵀ}.
   *
   * @param d {@code [rows, out]}
   * @param transposed the kernel as {@code [out, in]}
   * @param dx {@code [rows, in]}, overwritten
   */
  static void inputGradient(
      double[] d, double[] transposed, double[] dx, int rows, int in, int out) {
    for (int r = 0; r < rows; r++) {
      int xAt = r * in;
      Arrays.fill(dx, xAt, xAt + in, 0);
      int o = 0;
      for (; o + 4 <= out; o += 4) {
        int dAt = r * out + o;
        addFour(dx, xAt, transposed, o * in, in, in, d[dAt], d[dAt + 1], d[dAt + 2], d[dAt + 3]);
      }
      for (; o < out; o++) {
        addOne(dx, xAt, transposed, o * in, in, d[r * out + o]);
      }
    }
  }

  private static void addFour(
      double[] sum,
      int sumAt,
      double[] rows,
      int rowsAt,
      int stride,
      int count,
      double a,
      double b,
      double c,
      double d) {
    int second = rowsAt + stride;
    int third = second + stride;
    int fourth = third + stride;
    for (int k = 0; k < count; k++) {
      sum[sumAt + k] +=
          (a * rows[rowsAt + k] + b * rows[second + k])
              + (c * rows[third + k] + d * rows[fourth + k]);
    }
  }

  private static void addOne(
      double[] sum, int sumAt, double[] row, int rowAt, int count, double a) {
    for (int k = 0; k < count; k++) {
      sum[sumAt + k] += a * row[rowAt + k];
    }
  }

  private static double dot(double[] x, int xAt, double[] w, int wAt, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += x[xAt + k] * w[wAt + k];
    }
    return sum;
  }
}
