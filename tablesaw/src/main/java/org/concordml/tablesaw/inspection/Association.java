package org.concordml.tablesaw.inspection;

import java.util.Objects;

/**
 * How much a column has to do with the target, in the rows that have both.
 *
 * @param measure which
 * @param value NaN where undefined, as of a column that never changes
 * @param rows that have both values
 */
public record Association(Measure measure, double value, int rows) {

  /** What is measured. */
  public enum Measure {
    /** Pearson's correlation of two numbers, -1 to 1; of two classes the second is 1. */
    PEARSON("pearson"),
    /** Spearman's rank correlation of two numbers, -1 to 1; of two classes the second is 1. */
    SPEARMAN("spearman"),
    /** Cramér's V of two categories, 0 to 1, from the chi-squared statistic, not corrected. */
    CRAMERS_V("cramersV"),
    /**
     * The correlation ratio of a category and a number, 0 to 1: the root of the share of the sum of
     * squares that lies between the categories.
     */
    CORRELATION_RATIO("correlationRatio");

    private final String key;

    Measure(String key) {
      this.key = key;
    }

    /**
     * @return its name in files
     */
    public String key() {
      return key;
    }
  }

  /** Checks that nothing is missing. */
  public Association {
    Objects.requireNonNull(measure, "measure");
  }

  /** Whether it is as strong as can be, but for a hundredth. */
  boolean isNearlyCertain() {
    return Math.abs(value) >= 0.99;
  }
}
