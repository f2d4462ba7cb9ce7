package org.concordml.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes text and decimals as ASCII, without a string for each number. */
final class DecimalWriter {

  private final OutputStream out;
  private final byte[] digits = new byte[32];

  DecimalWriter(OutputStream out) {
    this.out = out;
  }

  void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Writes units · 10^-decimals.
   *
   * @param units more than {@link Long#MIN_VALUE}
   * @param decimals digits after the point, 1 to 18
   */
  void decimal(long units, int decimals) throws IOException {
    int at = digits.length;
    long rest = Math.abs(units);
    for (int digit = 0; digit <= decimals || rest > 0; digit++) {
      if (digit == decimals) {
        digits[--at] = '.';
      }
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    if (units < 0) {
      digits[--at] = '-';
    }
    out.write(digits, at, digits.length - at);
  }
}
