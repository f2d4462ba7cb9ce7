package org.concordml.tablesaw.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How often a column has which values, for a picture: a bar for each of a few values, else twenty
 * bars of equal width from the smallest to the largest.
 *
 * @param bars in order; empty if there is no value
 * @param ofRanges whether a bar is a range of numbers or days
 */
public record Distribution(List<Bar> bars, boolean ofRanges) {

  private static final int RANGES = 20;
  private static final int MOST_LEVELS = 12;

  /**
   * @param label of the value, or of where the range begins
   * @param rows that have it
   */
  public record Bar(String label, int rows) {}

  /** Takes a copy. */
  public Distribution {
    bars = List.copyOf(bars);
  }

  static Distribution ofLevels(List<Level> levels) {
    List<Bar> bars = new ArrayList<>();
    levels.stream().limit(MOST_LEVELS).forEach(l -> bars.add(new Bar(l.value(), l.rows())));
    int others = levels.stream().skip(MOST_LEVELS).mapToInt(Level::rows).sum();
    if (others > 0) {
      bars.add(new Bar("(" + (levels.size() - MOST_LEVELS) + " others)", others));
    }
    return new Distribution(bars, false);
  }

  static Distribution ofNumbers(double[] values) {
    return of(values, ShortNumber::text);
  }

  static Distribution ofDays(double[] values) {
    return of(values, day -> LocalDate.ofEpochDay((long) day).toString());
  }

  private static Distribution of(double[] values, DoubleFunction<String> label) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] different = Arrays.stream(sorted).distinct().toArray();
    List<Bar> bars = new ArrayList<>();
    if (different.length <= MOST_LEVELS) {
      for (double value : different) {
        int rows = (int) Arrays.stream(sorted).filter(v -> v == value).count();
        bars.add(new Bar(label.apply(value), rows));
      }
      return new Distribution(bars, false);
    }
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    int[] rows = new int[RANGES];
    for (double value : sorted) {
      // Divided first: the range of large numbers may be infinite.
      double place = (value / RANGES - min / RANGES) / (max / RANGES - min / RANGES);
      rows[Math.min(RANGES - 1, (int) (place * RANGES))]++;
    }
    for (int i = 0; i < RANGES; i++) {
      double share = (double) i / RANGES;
      bars.add(new Bar(label.apply(min * (1 - share) + max * share), rows[i]));
    }
    return new Distribution(bars, true);
  }
}
