package org.concordml.preprocess;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The codes of an ordered category, or of a category that is encoded by codes.
 *
 * @param column name of the column
 * @param fill what stands in for a missing value; empty if it is not filled
 * @param levels the values that are known, in the order of their codes
 * @param infrequent indices of the levels that share one code, the last, ascending; usually none
 * @param missing the code of a missing value that is not filled; empty if it is unknown; NaN if it
 *     stays missing
 */
public record FittedCodes(
    String column,
    Optional<String> fill,
    List<String> levels,
    List<Integer> infrequent,
    OptionalDouble missing) {

  /** What a value that is none of the levels becomes. */
  static final double UNKNOWN = -1;

  /** Takes copies. */
  public FittedCodes {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(fill, "fill");
    Objects.requireNonNull(missing, "missing");
    levels = List.copyOf(levels);
    infrequent = List.copyOf(infrequent);
    for (int index : infrequent) {
      Objects.checkIndex(index, levels.size());
    }
  }

  /**
   * @param value of the column; null if missing
   * @return its code, from 0; −1 if it is unknown
   */
  public double code(@Nullable String value) {
    return codes().applyAsDouble(value);
  }

  /** The code of each value, for many rows. */
  ToDoubleFunction<@Nullable String> codes() {
    Map<String, Double> codes = new HashMap<>();
    HashSet<Integer> rare = new HashSet<>(infrequent);
    double next = 0;
    double last = levels.size() - rare.size();
    for (int level = 0; level < levels.size(); level++) {
      boolean isRare = rare.contains(level);
      codes.put(levels.get(level), isRare ? last : next);
      next += isRare ? 0 : 1;
    }
    double gap =
        fill.map(text -> codes.getOrDefault(text, UNKNOWN)).orElse(missing.orElse(UNKNOWN));
    return value -> value == null ? gap : codes.getOrDefault(value, UNKNOWN);
  }
}
