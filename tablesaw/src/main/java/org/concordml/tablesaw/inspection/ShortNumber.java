package org.concordml.tablesaw.inspection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number as people read it: four digits, all of a whole number, no exponent if it can be. */
public final class ShortNumber {

  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double MOST_PLAIN = 1e9;
  private static final double LEAST_PLAIN = 1e-4;

  private ShortNumber() {}

  /**
   * @param value any
   * @return {@code 12.35}, {@code 1234567}, {@code 1.2E-7}; {@code -} for NaN
   */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : Double.toString(value);
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < MOST_PLAIN) {
      return Long.toString((long) value);
    }
    BigDecimal rounded = new BigDecimal(value, FOUR_DIGITS).stripTrailingZeros();
    return size < MOST_PLAIN && size >= LEAST_PLAIN ? rounded.toPlainString() : rounded.toString();
  }
}
