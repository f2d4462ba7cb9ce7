package org.concordml.preprocess;

/**
 * Numbers beyond two quantiles of the training rows become those quantiles (winsorising), so that a
 * few extreme values do not decide a scale.
 *
 * @param low the lower quantile, from 0 to 1, below {@code high}
 * @param high the upper quantile, from 0 to 1
 */
public record TailClipping(double low, double high) {

  /** Checks the range. */
  public TailClipping {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "the quantiles to clip at must be from 0 to 1, the first below the second, found "
              + low
              + " and "
              + high);
    }
  }
}
