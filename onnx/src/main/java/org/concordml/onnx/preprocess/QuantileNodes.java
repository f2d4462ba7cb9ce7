package org.concordml.onnx.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.Value;
import org.concordml.preprocess.scaling.QuantileTransformer.Output;

/**
 * The place of each value among the quantiles of its column, from 0 to 1, or the normal quantile of
 * that place.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as they were published
final class QuantileNodes {

  /** Nearer to an end than this counts as the end, where a normal distribution comes out. */
  private static final double END = 1e-7;

  private static final double SMALLEST_SHARE = END - Math.ulp(1.0);

  private final DoubleArithmetic math;
  private final boolean isNormal;

  QuantileNodes(DoubleArithmetic math, Output output) {
    this.math = math;
    isNormal = output == Output.NORMAL;
  }

  /**
   * @param values {@code [rows, columns]}
   * @param quantiles of each column, ascending
   * @return {@code [rows, columns]}
   */
  Value scaled(Value values, double[][] quantiles) {
    List<Value> places = new ArrayList<>();
    for (int column = 0; column < quantiles.length; column++) {
      places.add(place(math.columns(values, column), quantiles[column]));
    }
    Value all = math.beside(places);
    return isNormal ? normalQuantile(all) : all;
  }

  private Value place(Value x, double[] quantiles) {
    int last = quantiles.length - 1;
    Value smallest = math.number(quantiles[0]);
    Value largest = math.number(quantiles[last]);
    Value isLow = isNormal ? math.less(math.add(x, -END), smallest) : math.lessOrEqual(x, smallest);
    Value isHigh = isNormal ? math.less(largest, math.add(x, END)) : math.lessOrEqual(largest, x);
    // With one quantile every value is at an end.
    Value between = last == 0 ? math.number(0) : between(x, quantiles);
    return math.where(isLow, math.number(0), math.where(isHigh, math.number(1), between));
  }

  /** From below and from above: they differ where quantiles are equal. */
  private Value between(Value x, double[] quantiles) {
    double[] places = new double[quantiles.length];
    Arrays.setAll(places, q -> (double) q / (places.length - 1));
    Value below = interpolated(x, quantiles, places);
    Value above = interpolated(math.negate(x), mirrored(quantiles), mirrored(places));
    return math.multiply(math.subtract(below, above), 0.5);
  }

  private static double[] mirrored(double[] values) {
    double[] reversed = new double[values.length];
    Arrays.setAll(reversed, i -> -values[values.length - 1 - i]);
    return reversed;
  }

  /** The straight line between neighbours, the end values beyond. */
  private Value interpolated(Value x, double[] xs, double[] ys) {
    int last = xs.length - 1;
    double[] slopes = new double[last];
    for (int i = 0; i < last; i++) {
      double step = xs[i + 1] - xs[i];
      slopes[i] = step > 0 ? (ys[i + 1] - ys[i]) / step : 0;
    }
    Value at = math.place(x, xs);
    Value from = math.looked("quantiles", xs, at);
    Value line =
        math.add(
            math.multiply(math.looked("slopes", slopes, at), math.subtract(x, from)),
            math.looked("places", ys, at));
    Value orEnd =
        math.where(math.lessOrEqual(math.number(xs[last]), x), math.number(ys[last]), line);
    return math.where(math.less(x, math.number(xs[0])), math.number(ys[0]), orEnd);
  }

  /**
   * The value below which a share of the standard normal distribution lies. Source: M. Wichura,
   * algorithm AS 241, "The Percentage Points of the Normal Distribution", Applied Statistics 37,
   * 1988, PPND16 (relative accuracy 1e-16); its third interval begins below 1.4e-11, where shares
   * are cut off already.
   */
  private Value normalQuantile(Value share) {
    Value p =
        math.max(math.min(share, math.number(1 - SMALLEST_SHARE)), math.number(SMALLEST_SHARE));
    Value q = math.add(p, -0.5);
    Value r = math.add(math.negate(math.multiply(q, q)), 0.180625);
    Value centre = math.multiply(q, math.divide(math.polynomial(r, A), math.polynomial(r, B)));
    Value tail = math.min(p, math.add(math.negate(p), 1));
    Value t = math.add(math.sqrt(math.negate(math.log(tail))), -1.6);
    Value distance = math.divide(math.polynomial(t, C), math.polynomial(t, D));
    Value outer = math.where(math.less(q, math.number(0)), math.negate(distance), distance);
    Value isCentre = math.lessOrEqual(math.multiply(q, q), math.number(0.425 * 0.425));
    return math.where(isCentre, centre, outer);
  }

  private static final double[] A = {
    3.3871328727963666080,
    1.3314166789178437745e2,
    1.9715909503065514427e3,
    1.3731693765509461125e4,
    4.5921953931549871457e4,
    6.7265770927008700853e4,
    3.3430575583588128105e4,
    2.5090809287301226727e3
  };

  private static final double[] B = {
    1,
    4.2313330701600911252e1,
    6.8718700749205790830e2,
    5.3941960214247511077e3,
    2.1213794301586595867e4,
    3.9307895800092710610e4,
    2.8729085735721942674e4,
    5.2264952788528545610e3
  };

  private static final double[] C = {
    1.42343711074968357734,
    4.63033784615654529590,
    5.76949722146069140550,
    3.64784832476320460504,
    1.27045825245236838258,
    2.41780725177450611770e-1,
    2.27238449892691845833e-2,
    7.74545014278341407640e-4
  };

  private static final double[] D = {
    1,
    2.05319162663775882187,
    1.67638483018380384940,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9
  };
}
