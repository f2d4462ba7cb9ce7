package org.concordml.data.text;

/**
 * Reads decimal numbers such as most files hold, {@code 17.99} or {@code -0.0027}, without looking
 * for what else a number may be. Its result is that of {@link Double#parseDouble}: the digits are a
 * whole number that a double holds exactly, so is the power of ten, and their quotient is rounded
 * once.
 */
final class ShortDecimal {

  /** So many digits fit into a long, whatever they are. */
  private static final int MOST_DIGITS = 18;

  /** Every whole number up to here has a double of its own. */
  private static final long LARGEST_WHOLE = 1L << 53;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18
  };

  private ShortDecimal() {}

  /**
   * The number written there, or NaN if it is longer than this, has an exponent, or is none.
   *
   * @param length at least 1
   * @param mark between whole and fraction: a point or a comma
   */
  static double parse(char[] chars, int offset, int length, char mark) {
    char first = chars[offset];
    boolean signed = first == '-' || first == '+';
    int start = signed ? offset + 1 : offset;
    int end = offset + length;
    if (end - start > MOST_DIGITS) {
      return Double.NaN;
    }
    long digits = 0;
    int point = -1;
    for (int i = start; i < end; i++) {
      int digit = chars[i] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = 10 * digits + digit;
      } else if (chars[i] == mark && point < 0) {
        point = i;
      } else {
        return Double.NaN;
      }
    }
    int places = point < 0 ? 0 : end - point - 1;
    boolean none = end - start == (point < 0 ? 0 : 1);
    if (none || digits > LARGEST_WHOLE) {
      return Double.NaN;
    }
    double number = digits / POWERS[places];
    return first == '-' ? -number : number;
  }
}
