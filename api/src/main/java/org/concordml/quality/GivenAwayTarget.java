package org.concordml.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.data.NumberColumn;
import org.concordml.data.TabularData;
import org.concordml.data.text.Quoted;

/**
 * Tells a feature that alone tells the classes apart in every row: a copy of the target, its
 * inverse, another code of it, or a number that it was made from.
 */
final class GivenAwayTarget {

  /** What has a greater chance to happen with columns of random numbers is not told. */
  private static final double CHANCE = 0.001;

  private GivenAwayTarget() {}

  static Optional<Notice> notice(TabularData data, ColumnRanges ranges) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < ranges.columns(); column++) {
      if (separates(ranges, column)) {
        columns.add(column);
      }
    }
    if (columns.isEmpty() || isLikelyByChance(data, ranges)) {
      return Optional.empty();
    }
    String fact =
        columns.size() == 1
            ? one(data, ranges, columns.get(0))
            : "Each of the columns "
                + Names.of(data, columns)
                + " alone tells the classes of the target "
                + Quoted.text(data.schema().target())
                + " apart in all "
                + ranges.rows()
                + " rows.";
    return Optional.of(
        Notice.of(
            fact + " If it was made from the target, the result means nothing.",
            Names.leaveOut(data, columns)));
  }

  private static boolean separates(ColumnRanges ranges, int column) {
    return ranges.largest(column, false) < ranges.smallest(column, true)
        || ranges.largest(column, true) < ranges.smallest(column, false);
  }

  /** Of the orders in which the rows of both classes can lie, two keep them apart. */
  private static boolean isLikelyByChance(TabularData data, ColumnRanges ranges) {
    int rows = ranges.rows();
    int rarer = Math.min(data.rows().positives(), rows - data.rows().positives());
    double logOrders = 0;
    for (int i = 1; i <= rarer; i++) {
      logOrders += Math.log((double) (rows - rarer + i) / i);
    }
    return Math.log(2.0 * ranges.columns()) - logOrders > Math.log(CHANCE);
  }

  private static String one(TabularData data, ColumnRanges ranges, int column) {
    boolean positiveAbove = ranges.smallest(column, true) > ranges.largest(column, false);
    double low = ranges.largest(column, !positiveAbove);
    double high = ranges.smallest(column, positiveAbove);
    boolean twoValues =
        low == ranges.smallest(column, !positiveAbove)
            && high == ranges.largest(column, positiveAbove);
    return "Column "
        + Names.of(data, column)
        + " alone tells the classes of the target "
        + Quoted.text(data.schema().target())
        + " apart in all "
        + ranges.rows()
        + " rows: it is "
        + side(data, !positiveAbove, low, twoValues ? "" : "at most ")
        + " and "
        + side(data, positiveAbove, high, twoValues ? "" : "at least ")
        + ".";
  }

  private static String side(TabularData data, boolean label, double value, String bound) {
    return bound
        + NumberColumn.text(value)
        + " where the target is "
        + Quoted.text(label ? data.schema().positive() : data.schema().negative());
  }
}
