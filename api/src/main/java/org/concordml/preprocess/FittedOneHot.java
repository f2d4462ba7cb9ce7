package org.concordml.preprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * The categories of a column, each with a column of 0 and 1.
 *
 * @param column name of the column
 * @param fill what stands in for a missing value; empty if it is not filled
 * @param categories the values that are known, in code-point order
 * @param gap whether a missing value is a category of its own, after the others
 * @param infrequent indices of the categories that share one column, the last; ascending; usually
 *     none. The gap's index is the number of the others
 * @param dropped index of the category whose column is left out, if one is; of the infrequent ones
 *     any stands for their common column
 * @param unknown what becomes of a value that is none of the categories
 */
public record FittedOneHot(
    String column,
    Optional<String> fill,
    List<String> categories,
    boolean gap,
    List<Integer> infrequent,
    OptionalInt dropped,
    CategoryEncoder.Unknown unknown) {

  private static final String TRANSFORMER = "cat";

  /** What a value without a column of its own has: 0 in all. */
  private static final int NOWHERE = -1;

  /** Takes copies. */
  public FittedOneHot {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(fill, "fill");
    Objects.requireNonNull(dropped, "dropped");
    Objects.requireNonNull(unknown, "unknown");
    categories = List.copyOf(categories);
    infrequent = List.copyOf(infrequent);
    int count = categories.size() + (gap ? 1 : 0);
    for (int index : infrequent) {
      Objects.checkIndex(index, count);
    }
    dropped.ifPresent(index -> Objects.checkIndex(index, count));
  }

  private int count() {
    return categories.size() + (gap ? 1 : 0);
  }

  /** Where each category's 1 stands among the columns of this. */
  private int[] places() {
    Set<Integer> rare = new HashSet<>(infrequent);
    int[] places = new int[count()];
    int next = 0;
    for (int index = 0; index < places.length; index++) {
      boolean isDropped = dropped.isPresent() && dropped.getAsInt() == index;
      places[index] = rare.contains(index) || isDropped ? NOWHERE : next++;
    }
    if (hasInfrequentColumn()) {
      for (int index : infrequent) {
        places[index] = next;
      }
    }
    return places;
  }

  private boolean hasInfrequentColumn() {
    boolean isDropped = dropped.isPresent() && infrequent.contains(dropped.getAsInt());
    return !infrequent.isEmpty() && !isDropped;
  }

  List<OutputColumn> outputs() {
    Set<Integer> rare = new HashSet<>(infrequent);
    List<OutputColumn> outputs = new ArrayList<>();
    for (int index = 0; index < count(); index++) {
      boolean isDropped = dropped.isPresent() && dropped.getAsInt() == index;
      if (!rare.contains(index) && !isDropped) {
        outputs.add(output(index < categories.size() ? categories.get(index) : "nan"));
      }
    }
    if (hasInfrequentColumn()) {
      outputs.add(output("infrequent_sklearn"));
    }
    return outputs;
  }

  private OutputColumn output(String category) {
    return new OutputColumn(TRANSFORMER, column + "_" + category, column);
  }

  /**
   * @return how many columns of 0 and 1 come of it; 0 if the only one was left out
   */
  public int width() {
    return outputs().size();
  }

  /**
   * @param value of the column; null if missing
   * @return which of the columns that come of it is 1, from 0; empty if none is
   */
  public OptionalInt one(@Nullable String value) {
    int column = ones().applyAsInt(value);
    return column < 0 ? OptionalInt.empty() : OptionalInt.of(column);
  }

  /** Which of its columns is 1, for each value; below 0 for none. */
  ToIntFunction<@Nullable String> ones() {
    int[] places = places();
    Map<String, Integer> ones = new HashMap<>();
    for (int index = 0; index < categories.size(); index++) {
      ones.put(categories.get(index), places[index]);
    }
    boolean asInfrequent =
        unknown == CategoryEncoder.Unknown.INFREQUENT_IF_EXIST && hasInfrequentColumn();
    int other = asInfrequent ? places[infrequent.get(0)] : NOWHERE;
    int ofGap = gap ? places[categories.size()] : other;
    int missing = fill.map(text -> ones.getOrDefault(text, other)).orElse(ofGap);
    return value -> value == null ? missing : ones.getOrDefault(value, other);
  }

  /**
   * Writes the 0 and 1 of all rows, from a column of a row-major matrix on.
   *
   * @param ones what {@link #ones} gives
   */
  void apply(Table rows, ToIntFunction<@Nullable String> ones, double[] target, int at, int width) {
    Column values = rows.column(column);
    for (int row = 0; row < rows.rows(); row++) {
      int one = ones.applyAsInt(values.isMissing(row) ? null : values.text(row));
      if (one != NOWHERE) {
        target[row * width + at + one] = 1;
      }
    }
  }
}
