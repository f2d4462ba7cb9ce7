package org.concordml.tablesaw.inspection;

import tech.tablesaw.api.DoubleColumn;

/**
 * How numbers lie, missing ones left out. Quartiles are those of Apache Commons Math's {@code
 * Percentile}, at (n + 1) p of the n values in order; numpy's differ a little in short columns.
 *
 * @param min smallest
 * @param quartile1 a quarter of the values is below it
 * @param median half of the values is below it
 * @param quartile3 three quarters of the values are below it
 * @param max largest
 * @param mean arithmetic mean
 * @param sd standard deviation, divided by n - 1; NaN of one value
 */
public record NumberSummary(
    double min,
    double quartile1,
    double median,
    double quartile3,
    double max,
    double mean,
    double sd) {

  /** Of a column with at least one value. */
  static NumberSummary of(DoubleColumn column) {
    DoubleColumn values = column.removeMissing();
    return new NumberSummary(
        values.min(),
        values.quartile1(),
        values.median(),
        values.quartile3(),
        values.max(),
        values.mean(),
        values.size() > 1 ? values.standardDeviation() : Double.NaN);
  }
}
