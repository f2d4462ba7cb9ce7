package org.concordml.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.NumberColumn;
import org.concordml.data.TabularData;

/** Tells numbers that probably stand for a missing value: -9 or 999, several times, far out. */
final class PlaceholderValues {

  private static final Set<Double> LOW = Set.of(-1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0);
  private static final Set<Double> HIGH =
      Set.of(99.0, 999.0, 9999.0, 99999.0, 888.0, 8888.0, 777.0, 7777.0);

  /** Once may be a measurement. */
  private static final int FEWEST = 2;

  private static final double NARROWEST = 10;

  private PlaceholderValues() {}

  static List<Notice> notices(TabularData data, ColumnRanges ranges) {
    List<Notice> notices = new ArrayList<>();
    for (int column = 0; column < ranges.columns(); column++) {
      double smallest = ranges.smallest(column);
      double largest = ranges.largest(column);
      if (LOW.contains(smallest)) {
        suspicion(data, column, smallest).ifPresent(notices::add);
      }
      if (HIGH.contains(largest)) {
        suspicion(data, column, largest).ifPresent(notices::add);
      }
    }
    return notices;
  }

  private static Optional<Notice> suspicion(TabularData data, int column, double value) {
    int count = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < data.rows().rows(); row++) {
      double other = data.rows().features().get(row, column);
      if (other == value) {
        count++;
      } else if (!LOW.contains(other) && !HIGH.contains(other)) {
        smallest = Math.min(smallest, other);
        largest = Math.max(largest, other);
      }
    }
    double range = largest - smallest;
    boolean farOut =
        value < 0 ? smallest >= 0 && range >= NARROWEST : value - largest > Math.max(range, 1);
    if (count < FEWEST || !farOut) {
      return Optional.empty();
    }
    return Optional.of(
        Notice.of(
            "Column "
                + Names.of(data, column)
                + " is "
                + NumberColumn.text(value)
                + " in "
                + count
                + " rows and "
                + NumberColumn.text(smallest)
                + " to "
                + NumberColumn.text(largest)
                + " in the others. If that stands for a missing value, it is taken for a"
                + " measurement.",
            Remedy.of(
                "count it as missing",
                Setting.MISSING,
                data.schema().features().get(column) + "=" + NumberColumn.text(value))));
  }
}
