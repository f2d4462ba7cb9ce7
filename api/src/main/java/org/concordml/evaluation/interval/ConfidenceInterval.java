package org.concordml.evaluation.interval;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Bounds that hold the true value with a given confidence.
 *
 * @param lower NaN if undefined, and then the upper bound is too
 * @param upper not below the lower bound
 * @param level of confidence, above 0 and below 1, such as 0.95
 */
public record ConfidenceInterval(double lower, double upper, double level) {

  /** The level of confidence where none is asked for. */
  public static final double USUAL_LEVEL = 0.95;

  // Width at which the search for a quantile of the beta distribution stops.
  private static final double QUANTILE_ACCURACY = 1e-15;

  /** Checks the order of the bounds and the level. */
  public ConfidenceInterval {
    requireLevel(level);
    if (lower > upper || Double.isNaN(lower) != Double.isNaN(upper)) {
      throw new IllegalArgumentException(
          "lower must be at most upper, found " + lower + " and " + upper);
    }
  }

  /**
   * @param level of confidence
   * @return the level
   * @throws IllegalArgumentException unless it is above 0 and below 1
   */
  public static double requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be above 0 and below 1, found " + level);
    }
    return level;
  }

  /**
   * Wilson's score interval for a proportion: close to the level on average, also for few trials.
   * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
   * JASA 22, 1927; without continuity correction.
   *
   * @param successes 0 to trials
   * @param trials at least 0
   * @param level of confidence, above 0 and below 1
   * @return the interval, within 0 to 1; NaN bounds for 0 trials
   */
  public static ConfidenceInterval wilson(int successes, int trials, double level) {
    requireProportion(successes, trials);
    double z = Normal.quantile(0.5 + requireLevel(level) / 2);
    double n = trials;
    double p = successes / n;
    double shrink = 1 + z * z / n;
    double centre = (p + z * z / (2 * n)) / shrink;
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / shrink;
    return new ConfidenceInterval(
        successes == 0 && trials > 0 ? 0 : centre - half,
        successes == trials && trials > 0 ? 1 : centre + half,
        level);
  }

  /**
   * Clopper and Pearson's exact interval for a proportion: never below the level, so wider. Source:
   * C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the
   * case of the binomial", Biometrika 26, 1934; by quantiles of the beta distribution.
   *
   * @param successes 0 to trials
   * @param trials at least 0
   * @param level of confidence, above 0 and below 1
   * @return the interval, within 0 to 1; NaN bounds for 0 trials
   */
  public static ConfidenceInterval clopperPearson(int successes, int trials, double level) {
    requireProportion(successes, trials);
    double tail = (1 - requireLevel(level)) / 2;
    if (trials == 0) {
      return undefined(level);
    }
    double failures = (double) trials - successes;
    double lower = successes == 0 ? 0 : betaQuantile(successes, failures + 1, tail);
    double upper = failures == 0 ? 1 : betaQuantile(successes + 1.0, failures, 1 - tail);
    return new ConfidenceInterval(lower, upper, level);
  }

  /**
   * Fisher's interval for Pearson's correlation, as scipy's {@code pearsonr}. Source: R. A. Fisher,
   * "On the probable error of a coefficient of correlation deduced from a small sample", Metron 1,
   * 1921.
   *
   * @param correlation -1 to 1, or NaN
   * @param rows at least 0
   * @param level of confidence, above 0 and below 1
   * @return the interval, within -1 to 1; NaN bounds with fewer than 4 rows or for NaN
   */
  public static ConfidenceInterval ofPearson(double correlation, int rows, double level) {
    return ofCorrelation(correlation, 1.0 / (rows - 3), rows, level);
  }

  /**
   * Fisher's interval for Spearman's correlation, with a larger variance. Source: D. G. Bonett and
   * T. A. Wright, "Sample size requirements for estimating Pearson, Kendall and Spearman
   * correlations", Psychometrika 65, 2000.
   *
   * @param correlation -1 to 1, or NaN
   * @param rows at least 0
   * @param level of confidence, above 0 and below 1
   * @return the interval, within -1 to 1; NaN bounds with fewer than 4 rows or for NaN
   */
  public static ConfidenceInterval ofSpearman(double correlation, int rows, double level) {
    return ofCorrelation(
        correlation, (1 + correlation * correlation / 2) / (rows - 3), rows, level);
  }

  private static ConfidenceInterval ofCorrelation(
      double correlation, double variance, int rows, double level) {
    double half = Normal.quantile(0.5 + requireLevel(level) / 2) * Math.sqrt(variance);
    if (rows < 4 || Double.isNaN(correlation)) {
      return undefined(level);
    }
    double r = Math.min(Math.max(correlation, -1), 1);
    double z = (Math.log1p(r) - Math.log1p(-r)) / 2;
    return new ConfidenceInterval(Math.tanh(z - half), Math.tanh(z + half), level);
  }

  /**
   * @param level of confidence, above 0 and below 1
   * @return an interval that could not be computed, with NaN bounds
   */
  public static ConfidenceInterval undefined(double level) {
    return new ConfidenceInterval(Double.NaN, Double.NaN, level);
  }

  /**
   * @return whether the interval could be computed
   */
  public boolean isDefined() {
    return !Double.isNaN(lower);
  }

  private static double betaQuantile(double alpha, double beta, double p) {
    return new BetaDistribution(alpha, beta, QUANTILE_ACCURACY).inverseCumulativeProbability(p);
  }

  private static void requireProportion(int successes, int trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be from 0 to the number of trials, " + trials + ", found " + successes);
    }
  }
}
