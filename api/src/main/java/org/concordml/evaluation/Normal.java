package org.concordml.evaluation;

import org.hipparchus.special.Erf;

/** The standard normal distribution. */
final class Normal {

  private Normal() {}

  /** The value below which a part {@code p} of the distribution lies. */
  static double quantile(double p) {
    return -Math.sqrt(2) * Erf.erfcInv(2 * p);
  }

  /** Probability of a value at least as far from 0 as z, on either side; NaN for NaN. */
  static double twoSided(double z) {
    return Double.isNaN(z) ? Double.NaN : Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }
}
