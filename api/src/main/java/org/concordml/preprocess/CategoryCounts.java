package org.concordml.preprocess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.concordml.data.Column;

/**
 * How many training rows have each category of a column.
 *
 * @param counts by value, in code-point order
 * @param missing rows without a value
 */
record CategoryCounts(Map<String, Integer> counts, int missing) {

  static CategoryCounts of(Column column) {
    Map<String, Integer> counts = new TreeMap<>(CodePoints.ORDER);
    int missing = 0;
    for (int row = 0; row < column.rows(); row++) {
      if (column.isMissing(row)) {
        missing++;
      } else {
        counts.merge(column.text(row), 1, Integer::sum);
      }
    }
    return new CategoryCounts(counts, missing);
  }

  int rows() {
    return missing + counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The first in order of those that most rows have; there must be one. */
  String mostFrequent() {
    return counts.entrySet().stream()
        .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
        .orElseThrow()
        .getKey();
  }

  /** The same with a value in place of what is missing. */
  CategoryCounts filledWith(String fill) {
    if (missing == 0) {
      return this;
    }
    Map<String, Integer> filled = new TreeMap<>(CodePoints.ORDER);
    filled.putAll(counts);
    filled.merge(fill, missing, Integer::sum);
    return new CategoryCounts(filled, 0);
  }

  /** The values, in order. */
  List<String> values() {
    return List.copyOf(counts.keySet());
  }

  /** Rows of each value, in order, and of the gap if there is one. */
  private List<Integer> inOrder() {
    List<Integer> inOrder = new ArrayList<>(counts.values());
    if (missing > 0) {
      inOrder.add(missing);
    }
    return inOrder;
  }

  /**
   * Which categories too few rows have, as scikit-learn has it: those below the least frequency;
   * and if with the column of those there are more than the most categories, the rarest of all, of
   * equals the first.
   *
   * @return their indices, ascending
   */
  List<Integer> infrequent(OptionalDouble minFrequency, OptionalInt maxCategories) {
    List<Integer> rows = inOrder();
    boolean[] isRare = new boolean[rows.size()];
    if (minFrequency.isPresent()) {
      double least = minFrequency.getAsDouble();
      double fewest = least < 1 ? rows() * least : least;
      for (int i = 0; i < isRare.length; i++) {
        isRare[i] = rows.get(i) < fewest;
      }
    }
    long frequent = IntStream.range(0, isRare.length).filter(i -> !isRare[i]).count();
    if (maxCategories.isPresent() && maxCategories.getAsInt() < frequent + 1) {
      int kept = maxCategories.getAsInt() - 1;
      IntStream.range(0, isRare.length)
          .boxed()
          .sorted(Comparator.comparing(rows::get))
          .limit(Math.max(0, isRare.length - kept))
          .forEach(i -> isRare[i] = true);
    }
    return IntStream.range(0, isRare.length).filter(i -> isRare[i]).boxed().toList();
  }
}
