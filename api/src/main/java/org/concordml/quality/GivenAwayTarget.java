package org.concordml.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.data.NumberColumn;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.text.Quoted;

/**
 * Tells a feature that alone tells the classes apart in every row: a copy of the target, its
 * inverse, another code of it, or a number that it was made from. A number is told by no range.
 */
final class GivenAwayTarget {

  /** What has a greater chance to happen with columns of random numbers is not told. */
  private static final double CHANCE = 0.001;

  /** Of so many classes it is told where they lie. */
  private static final int CLASSES_SHOWN = 3;

  private final TabularData data;
  private final ColumnRanges ranges;
  private final int[] counts;

  /** The classes that have rows. */
  private final List<Integer> present;

  private GivenAwayTarget(TabularData data, ColumnRanges ranges, Targets.Classes targets) {
    this.data = data;
    this.ranges = ranges;
    counts = targets.counts();
    present = IntStream.range(0, counts.length).filter(k -> counts[k] > 0).boxed().toList();
  }

  static Optional<Notice> notice(TabularData data, ColumnRanges ranges) {
    return data.rows().targets() instanceof Targets.Classes classes
        ? new GivenAwayTarget(data, ranges, classes).notice()
        : Optional.empty();
  }

  private Optional<Notice> notice() {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < ranges.columns(); column++) {
      if (present.size() > 1 && separates(column)) {
        columns.add(column);
      }
    }
    if (columns.isEmpty() || isLikelyByChance()) {
      return Optional.empty();
    }
    String fact =
        columns.size() == 1
            ? one(columns.get(0))
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

  /** The classes that have rows, from that of the smallest values on. */
  private List<Integer> ascending(int column) {
    return present.stream()
        .sorted(Comparator.comparingDouble(k -> ranges.smallest(column, k)))
        .toList();
  }

  private boolean separates(int column) {
    List<Integer> classes = ascending(column);
    return IntStream.range(1, classes.size())
        .allMatch(
            i ->
                ranges.largest(column, classes.get(i - 1))
                    < ranges.smallest(column, classes.get(i)));
  }

  /** Of the orders in which the rows of the classes can lie, one for each of theirs keeps apart. */
  private boolean isLikelyByChance() {
    double logOrders = 0;
    int rows = 0;
    double logOfClasses = 0;
    for (int i = 0; i < present.size(); i++) {
      logOfClasses += Math.log(i + 1);
      for (int row = 1; row <= counts[present.get(i)]; row++) {
        rows++;
        logOrders += Math.log((double) rows / row);
      }
    }
    return Math.log(ranges.columns()) + logOfClasses - logOrders > Math.log(CHANCE);
  }

  private String one(int column) {
    List<Integer> classes = ascending(column);
    String where =
        classes.size() == 2
            ? ofTwo(column, classes.get(0), classes.get(1))
            : Quoted.first(
                classes.stream().map(k -> range(column, k) + target(k)),
                classes.size(),
                CLASSES_SHOWN);
    return "Column "
        + Names.of(data, column)
        + " alone tells the classes of the target "
        + Quoted.text(data.schema().target())
        + " apart in all "
        + ranges.rows()
        + " rows: it is "
        + where
        + ".";
  }

  private String ofTwo(int column, int below, int above) {
    double low = ranges.largest(column, below);
    double high = ranges.smallest(column, above);
    boolean twoValues =
        low == ranges.smallest(column, below) && high == ranges.largest(column, above);
    return (twoValues ? "" : "at most ")
        + NumberColumn.text(low)
        + target(below)
        + " and "
        + (twoValues ? "" : "at least ")
        + NumberColumn.text(high)
        + target(above);
  }

  private String range(int column, int ofClass) {
    double low = ranges.smallest(column, ofClass);
    double high = ranges.largest(column, ofClass);
    return NumberColumn.text(low) + (low == high ? "" : " to " + NumberColumn.text(high));
  }

  private String target(int ofClass) {
    return " where the target is " + Quoted.text(data.schema().classes().get(ofClass));
  }
}
