package org.concordml.preprocess;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows to numbers, again and again: what does not depend on the rows is made once. Safe for
 * many threads.
 */
public final class RowEncoder {

  private final FittedPreprocessing fitted;
  private final List<String> columns;
  private final int width;
  private final List<ToDoubleFunction<@Nullable String>> codes;
  private final List<OneHot> oneHots = new ArrayList<>();

  /** Of each column of categories the values that are known. */
  private final Map<String, Set<String>> known = new LinkedHashMap<>();

  private record OneHot(FittedOneHot fitted, ToIntFunction<@Nullable String> ones, int width) {}

  /**
   * @param fitted from columns to numbers
   */
  public RowEncoder(FittedPreprocessing fitted) {
    this.fitted = fitted;
    this.columns = fitted.columns();
    this.width = fitted.outputs().size();
    List<FittedCodes> ordinals = fitted.ordinals().map(FittedOrdinals::columns).orElse(List.of());
    this.codes = FittedOrdinals.codes(ordinals);
    ordinals.forEach(column -> known.put(column.column(), new HashSet<>(column.levels())));
    for (FittedOneHot category : fitted.categories()) {
      oneHots.add(new OneHot(category, category.ones(), category.outputs().size()));
      known.put(category.column(), new HashSet<>(category.categories()));
    }
  }

  /**
   * Takes rows to numbers, see {@link FittedPreprocessing#apply}.
   *
   * @param rows that have the columns by name; others are not looked at
   * @return {@code [rows, columns]}, finite
   * @throws org.concordml.data.DataException if a column is not there, or a value is not of its
   *     kind
   */
  public FeatureMatrix encode(Table rows) {
    rows.requireColumns("a feature", columns);
    List<FeatureMatrix> parts = new ArrayList<>(2);
    fitted.numbers().ifPresent(numbers -> parts.add(numbers.apply(rows)));
    fitted
        .ordinals()
        .ifPresent(
            ordinals ->
                parts.add(
                    ordinals
                        .scaler()
                        .transform(FittedOrdinals.coded(ordinals.columns(), codes, rows))));
    if (parts.size() == 1 && oneHots.isEmpty()) {
      return parts.get(0);
    }
    double[] values = new double[Math.multiplyExact(rows.rows(), width)];
    int at = 0;
    for (FeatureMatrix part : parts) {
      for (int row = 0; row < rows.rows(); row++) {
        part.copyRow(row, values, row * width + at);
      }
      at += part.columns();
    }
    for (OneHot category : oneHots) {
      category.fitted().apply(rows, category.ones(), values, at, width);
      at += category.width();
    }
    return FeatureMatrix.adopt(values, width);
  }

  /**
   * Counts gaps, and values of categories that no training row has.
   *
   * @param rows that have the columns by name
   * @return an entry for each column with any, in order; usually none
   * @throws org.concordml.data.DataException if a column is not there
   */
  public List<UnseenValues> unseen(Table rows) {
    rows.requireColumns("a feature", columns);
    List<UnseenValues> unseen = new ArrayList<>();
    for (String name : columns) {
      Column column = rows.column(name);
      Map<String, Integer> unknown = new LinkedHashMap<>();
      Set<String> values = known.get(name);
      if (values != null) {
        for (int row = 0; row < column.rows(); row++) {
          if (isUnknown(column, row, values)) {
            unknown.merge(column.text(row), 1, Integer::sum);
          }
        }
      }
      if (column.missing() > 0 || !unknown.isEmpty()) {
        unseen.add(new UnseenValues(name, rows.rows(), column.missing(), unknown));
      }
    }
    return unseen;
  }

  private static boolean isUnknown(Column column, int row, Set<String> known) {
    return !column.isMissing(row) && !known.contains(column.text(row));
  }

  /**
   * @param rows that have the columns by name
   * @return which rows have a value of a category that no training row has
   */
  public BitSet withUnknown(Table rows) {
    BitSet found = new BitSet(rows.rows());
    known.forEach(
        (name, values) -> {
          Column column = rows.column(name);
          for (int row = 0; row < column.rows(); row++) {
            if (isUnknown(column, row, values)) {
              found.set(row);
            }
          }
        });
    return found;
  }

  /**
   * @param rows that have the columns by name
   * @return which rows lack the value of a feature
   */
  public BitSet withGaps(Table rows) {
    BitSet found = new BitSet(rows.rows());
    for (String name : columns) {
      Column column = rows.column(name);
      for (int row = 0; column.missing() > 0 && row < column.rows(); row++) {
        if (column.isMissing(row)) {
          found.set(row);
        }
      }
    }
    return found;
  }
}
