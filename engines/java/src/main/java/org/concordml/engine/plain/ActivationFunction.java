package org.concordml.engine.plain;

import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.hipparchus.special.Erf;

/**
 * The activations and their slopes, over arrays.
 *
 * <p>The piecewise linear ones are written without a branch: which side of 0 a sum falls on is a
 * coin toss to the processor, and {@code max} and {@code min} vectorise. Both let NaN through: a
 * diverged run must show.
 */
final class ActivationFunction {

  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double NORMAL_DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);
  private static final double HUGE = 0x1p1023;

  private ActivationFunction() {}

  /**
   * @return whether {@link #backward} looks at the weighted sums; if not, the outputs may overwrite
   *     them
   */
  static boolean needsSums(Activation activation) {
    return activation == Activation.GELU;
  }

  /**
   * @param z weighted sums
   * @param a outputs, overwritten; may be z itself
   * @param count how many from index 0
   */
  static void apply(Activation activation, double[] z, double[] a, int count) {
    switch (activation) {
      case RELU -> {
        for (int i = 0; i < count; i++) {
          a[i] = Math.max(z[i], 0.0);
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < count; i++) {
          a[i] = Math.max(z[i], Activation.LEAKY_RELU_SLOPE * z[i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          a[i] = Math.tanh(z[i]);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          a[i] = Head.sigmoid(z[i]);
        }
      }
      case GELU -> {
        for (int i = 0; i < count; i++) {
          a[i] = z[i] * normal(z[i]);
        }
      }
    }
  }

  /**
   * Multiplies slopes by the activation's derivative.
   *
   * @param z weighted sums, if {@link #needsSums}
   * @param a outputs before dropout
   * @param d slopes at the outputs, replaced by slopes at the weighted sums
   * @param count how many from index 0
   */
  static void backward(Activation activation, double[] z, double[] a, double[] d, int count) {
    switch (activation) {
      case RELU -> {
        for (int i = 0; i < count; i++) {
          d[i] *= Math.min(1.0, a[i] * HUGE * HUGE); // 1 for any output above 0, the least too
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < count; i++) {
          double step = Math.min(1.0, a[i] * HUGE * HUGE);
          d[i] *= Math.max(Activation.LEAKY_RELU_SLOPE, step);
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          d[i] *= 1 - a[i] * a[i];
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          d[i] *= a[i] * (1 - a[i]);
        }
      }
      case GELU -> {
        for (int i = 0; i < count; i++) {
          double density = NORMAL_DENSITY_AT_0 * Math.exp(-0.5 * z[i] * z[i]);
          d[i] *= normal(z[i]) + z[i] * density;
        }
      }
    }
  }

  private static double normal(double z) {
    return 0.5 * Erf.erfc(-z * SQRT_HALF);
  }
}
