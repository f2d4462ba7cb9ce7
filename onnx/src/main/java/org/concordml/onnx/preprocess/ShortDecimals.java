package org.concordml.onnx.preprocess;

import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.Value;

/**
 * The number that a table had, from what float32 left of it. A table has 17.99, which is not among
 * the numbers of float32; the nearest one is 17.98999977 in float64, and that lies on the other
 * side of a quantile. Of all numbers that float32 takes for the same one, the decimal of six digits
 * is meant, if there is one, else that of seven; else the number stays as it is. What was written
 * with up to six digits is found to the bit, with seven usually.
 */
final class ShortDecimals {

  /** As many as float32 always keeps (C's {@code FLT_DIG}), and one more. */
  private static final int[] DIGITS = {7, 6};

  /** So that 0 has a magnitude. */
  private static final double SMALLEST = 1e-30;

  private final DoubleArithmetic math;

  ShortDecimals(DoubleArithmetic math) {
    this.math = math;
  }

  /**
   * @param values float64 that are float32, or NaN
   * @return of the same shape
   */
  Value of(Value values) {
    Value magnitude = math.max(math.absolute(values), math.number(SMALLEST));
    Value exponent = math.floor(math.multiply(math.log(magnitude), 1 / Math.log(10)));
    Value meant = values;
    for (int digits : DIGITS) { // the shorter one last, over the longer
      Value decimal = rounded(values, math.add(math.negate(exponent), digits - 1));
      Value isMeant = math.equal(math.roundedToFloat(decimal), values);
      meant = math.where(isMeant, decimal, meant);
    }
    return meant;
  }

  /** To so many places after the point, or before it. */
  private Value rounded(Value values, Value places) {
    // Powers of ten with an exponent from 0 up are exact; so is what is divided by one.
    Value up = math.powerOfTen(math.max(places, math.number(0)));
    Value down = math.powerOfTen(math.max(math.negate(places), math.number(0)));
    Value digits = math.round(math.divide(math.multiply(values, up), down));
    return math.divide(math.multiply(digits, down), up);
  }
}
