package org.concordml.preprocess;

import java.util.Objects;
import java.util.Optional;
import org.concordml.data.kind.NumberInput;

/**
 * What was measured of a column of numbers before it was scaled.
 *
 * @param input the numbers
 * @param fill what stands in for a missing value; finite
 * @param indicator whether a column tells where values are missing: if any training row lacked one
 * @param tails between which values are clipped; empty if they are not
 */
public record FittedNumber(
    NumberInput input, double fill, boolean indicator, Optional<Tails> tails) {

  /**
   * The quantiles that tails were clipped at.
   *
   * @param low the smallest value that stays
   * @param high the largest, not below {@code low}
   */
  public record Tails(double low, double high) {

    /** Checks the range. */
    public Tails {
      if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
        throw new IllegalArgumentException(
            "tails must be clipped at finite numbers, the first not above the second, found "
                + low
                + " and "
                + high);
      }
    }

    double clip(double value) {
      return value < low ? low : value > high ? high : value;
    }
  }

  /** Checks that the fill is finite. */
  public FittedNumber {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(tails, "tails");
    if (!Double.isFinite(fill)) {
      throw new IllegalArgumentException("a fill must be finite, found " + fill);
    }
  }

  /** What becomes of a value; NaN is missing. */
  double filled(double value) {
    if (Double.isNaN(value)) {
      return fill;
    }
    return tails.isPresent() ? tails.get().clip(value) : value;
  }
}
