package org.concordml.evaluation;

/**
 * A number that says how good predictions are; one family for each kind of outcome. Each metric is
 * NaN where it is undefined for the data, for the reason told with it.
 */
public sealed interface Metric permits BinaryMetric, ClassMetric, QuantityMetric {

  /**
   * @return the name in files and on the command line, such as {@code rocAuc}
   */
  String key();

  /**
   * @return whether a higher number is the better one; false for errors and losses
   */
  boolean higherIsBetter();

  /**
   * Other names that the field has for this metric.
   *
   * @return names beside {@link #key()}, in words joined as there; may be empty
   */
  String[] aliases();
}
