package org.concordml.preprocess.scaling;

import java.util.function.DoubleUnaryOperator;

/** Yeo and Johnson's power transform, as scipy 1.17 computes it. */
final class YeoJohnson {

  private static final double EPSILON = Math.ulp(1.0);

  /** How near the power is to the best one, where the likelihood tells them apart: scipy's. */
  private static final double TOLERANCE = 1.48e-8;

  private YeoJohnson() {}

  /**
   * @param value finite
   * @param lambda the power
   * @return the value bent
   */
  static double transform(double value, double lambda) {
    if (value >= 0) {
      return Math.abs(lambda) < EPSILON
          ? Math.log1p(value)
          : Math.expm1(lambda * Math.log1p(value)) / lambda;
    }
    return Math.abs(lambda - 2) > EPSILON
        ? -Math.expm1((2 - lambda) * Math.log1p(-value)) / (2 - lambda)
        : -Math.log1p(-value);
  }

  /** Undoes {@link #transform}; NaN for what no value is bent to. */
  static double inverse(double bent, double lambda) {
    if (bent >= 0) {
      return Math.abs(lambda) < EPSILON
          ? Math.expm1(bent)
          : Math.expm1(Math.log1p(bent * lambda) / lambda);
    }
    return Math.abs(lambda - 2) > EPSILON
        ? -Math.expm1(Math.log1p(-(2 - lambda) * bent) / (2 - lambda))
        : -Math.expm1(-bent);
  }

  /**
   * The power of the largest likelihood. It is sought between bounds at which twenty times the
   * largest value neither overflows nor vanishes.
   *
   * @param values finite, at least one
   */
  static double bestLambda(double[] values) {
    double largest = 0;
    boolean anyNegative = false;
    boolean allNegative = true;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
      anyNegative |= value < 0;
      allNegative &= value < 0;
    }
    if (largest == 0) {
      return 1;
    }
    double logLargest = Math.log1p(20 * largest);
    double logEpsilon = Math.log(EPSILON);
    double low = (Math.log(Double.MIN_NORMAL) - logEpsilon) / 2 / logLargest;
    double high = (Math.log(Double.MAX_VALUE) + logEpsilon) / 2 / logLargest;
    if (allNegative) {
      return minimum(l -> -likelihood(values, l), 2 - high, 2 - low);
    }
    return anyNegative
        ? minimum(l -> -likelihood(values, l), Math.max(2 - high, low), Math.min(2 - low, high))
        : minimum(l -> -likelihood(values, l), low, high);
  }

  /** Of a normal distribution of the bent values, but for a constant; −∞ if they are all one. */
  private static double likelihood(double[] values, double lambda) {
    double sum = 0;
    double logs = 0;
    double[] bent = new double[values.length];
    for (int i = 0; i < bent.length; i++) {
      bent[i] = transform(values[i], lambda);
      sum += bent[i];
      logs += Math.signum(values[i]) * Math.log1p(Math.abs(values[i]));
    }
    double mean = sum / bent.length;
    double squares = 0;
    for (double value : bent) {
      squares += (value - mean) * (value - mean);
    }
    double variance = squares / bent.length;
    return variance < Double.MIN_NORMAL
        ? Double.NEGATIVE_INFINITY
        : -bent.length / 2.0 * Math.log(variance) + (lambda - 1) * logs;
  }

  /**
   * The least value of a function between bounds, by parabolas and golden sections. Source: R.
   * Brent, "Algorithms for Minimization Without Derivatives", 1973, chapter 5; the steps are those
   * of scipy's {@code fminbound}.
   */
  private static double minimum(DoubleUnaryOperator function, double from, double to) {
    double golden = 0.5 * (3 - Math.sqrt(5));
    double rootEpsilon = Math.sqrt(2.2e-16);
    double a = from;
    double b = to;
    double best = a + golden * (b - a);
    double second = best;
    double third = best;
    double fBest = function.applyAsDouble(best);
    double fSecond = fBest;
    double fThird = fBest;
    double step = 0;
    double before = 0;
    for (int i = 0; i < 500; i++) {
      double middle = 0.5 * (a + b);
      double near = rootEpsilon * Math.abs(best) + TOLERANCE / 3;
      if (Math.abs(best - middle) <= 2 * near - 0.5 * (b - a)) {
        break;
      }
      boolean isParabola = false;
      if (Math.abs(before) > near) {
        double r = (best - second) * (fBest - fThird);
        double q = (best - third) * (fBest - fSecond);
        double p = (best - third) * q - (best - second) * r;
        q = 2 * (q - r);
        p = q > 0 ? -p : p;
        q = Math.abs(q);
        double last = before;
        before = step;
        isParabola =
            Math.abs(p) < Math.abs(0.5 * q * last) && p > q * (a - best) && p < q * (b - best);
        if (isParabola) {
          step = p / q;
          double next = best + step;
          if (next - a < 2 * near || b - next < 2 * near) {
            step = middle >= best ? near : -near;
          }
        }
      }
      if (!isParabola) {
        before = best >= middle ? a - best : b - best;
        step = golden * before;
      }
      double x = best + (step >= 0 ? 1 : -1) * Math.max(Math.abs(step), near);
      double f = function.applyAsDouble(x);
      if (f <= fBest) {
        a = x >= best ? best : a;
        b = x >= best ? b : best;
        third = second;
        fThird = fSecond;
        second = best;
        fSecond = fBest;
        best = x;
        fBest = f;
      } else {
        a = x < best ? x : a;
        b = x < best ? b : x;
        if (f <= fSecond || second == best) {
          third = second;
          fThird = fSecond;
          second = x;
          fSecond = f;
        } else if (f <= fThird || third == best || third == second) {
          third = x;
          fThird = f;
        }
      }
    }
    return best;
  }
}
