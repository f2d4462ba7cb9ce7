package org.concordml.evaluation.interval;

import org.hipparchus.special.Erf;

/** The standard normal distribution. */
public final class Normal {

  private Normal() {}

  /**
   * @param p part of the distribution, 0 to 1
   * @return the value below which that part lies; infinite for 0 and 1
   */
  public static double quantile(double p) {
    return -Math.sqrt(2) * Erf.erfcInv(2 * p);
  }

  /**
   * @param z in standard deviations
   * @return probability of a value at least as far from 0, on either side; NaN for NaN
   */
  public static double twoSided(double z) {
    return Double.isNaN(z) ? Double.NaN : Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }
}
