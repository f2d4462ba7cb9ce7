package org.concordml.data.text;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** Finite decimal numbers as they stand in a cell. */
public final class DecimalNumber {

  private DecimalNumber() {}

  /**
   * @param text of a cell
   * @param mark between whole and fraction: a point or a comma
   * @return the finite number that the whole text is, or NaN
   */
  public static double parse(String text, char mark) {
    return text.isEmpty() ? Double.NaN : parse(text.toCharArray(), 0, text.length(), mark);
  }

  /**
   * The finite number written there, or NaN if there is none. Java's own extras are not numbers in
   * a CSV: {@code 1d}, {@code 2f}, {@code 0x1p3}, {@code Infinity}.
   *
   * @param chars a cell, and what is around it
   * @param offset of its first character
   * @param length at least 1
   * @param mark between whole and fraction: a point or a comma
   * @return the number, or NaN
   */
  public static double parse(char[] chars, int offset, int length, char mark) {
    double usual = ShortDecimal.parse(chars, offset, length, mark);
    if (!Double.isNaN(usual)) {
      return usual;
    }
    char first = chars[offset];
    char last = chars[offset + length - 1];
    boolean plausible =
        first >= '+' && first <= '9' && (last == mark || (last >= '0' && last <= '9'));
    if (!plausible || isHexadecimal(chars, offset, length)) {
      return Double.NaN;
    }
    return mark == '.' ? withPoint(chars, offset, length) : withMark(chars, offset, length, mark);
  }

  private static double withPoint(char[] chars, int offset, int length) {
    try {
      double number = JavaDoubleParser.parseDouble(chars, offset, length);
      return Double.isInfinite(number) ? Double.NaN : number;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double withMark(char[] chars, int offset, int length, char mark) {
    char[] copy = new char[length];
    for (int i = 0; i < length; i++) {
      char c = chars[offset + i];
      if (c == '.') {
        return Double.NaN;
      }
      copy[i] = c == mark ? '.' : c;
    }
    return withPoint(copy, 0, length);
  }

  private static boolean isHexadecimal(char[] chars, int offset, int length) {
    return length > 3 && ((chars[offset + 1] | 0x20) == 'x' || (chars[offset + 2] | 0x20) == 'x');
  }
}
