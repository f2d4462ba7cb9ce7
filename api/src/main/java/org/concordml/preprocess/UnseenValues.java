package org.concordml.preprocess;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.concordml.Notice;
import org.concordml.data.text.Quoted;

/**
 * What rows have in a column that a model was not trained on, or do not have at all.
 *
 * @param column name of the column
 * @param rows how many were looked at
 * @param missing how many of them have no value
 * @param unknown values that no training row has, and how many rows have each, in the order of the
 *     rows
 */
public record UnseenValues(String column, int rows, int missing, Map<String, Integer> unknown) {

  private static final int SHOWN = 3;

  /** So many different values are told apart where batches are counted together. */
  private static final int MOST_DISTINCT = 1000;

  /** Stands for all values beyond. */
  private static final String OTHERS = "…";

  /** Takes a copy. */
  public UnseenValues {
    Objects.requireNonNull(column, "column");
    unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
  }

  /**
   * Counts together.
   *
   * @param rows looked at in all
   * @param other of the same column, in rows below
   * @return the values of both; of very many different ones all but the first 1000 count as one
   */
  public UnseenValues with(int rows, UnseenValues other) {
    Map<String, Integer> all = new LinkedHashMap<>(unknown);
    other.unknown.forEach(
        (value, count) ->
            all.merge(
                all.size() < MOST_DISTINCT || all.containsKey(value) ? value : OTHERS,
                count,
                Integer::sum));
    return new UnseenValues(column, rows, missing + other.missing, all);
  }

  /**
   * @return how many rows have a value that no training row has
   */
  public int unknownRows() {
    return unknown.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * @return one or two sentences for whoever asked for predictions
   */
  public Notice notice() {
    return Notice.of("Column " + Quoted.text(column) + (rows == 1 ? ofTheRow() : ofTheRows()));
  }

  private String ofTheRow() {
    return " of the row has "
        + (missing > 0
            ? "no value."
            : "a value that no training row has: "
                + Quoted.list(unknown.keySet().stream().toList())
                + ".");
  }

  private String ofTheRows() {
    String found = "";
    if (!unknown.isEmpty()) {
      found =
          "values that no training row has in "
              + unknownRows()
              + ": "
              + Quoted.first(
                  unknown.entrySet().stream()
                      .map(entry -> Quoted.text(entry.getKey()) + " (" + entry.getValue() + ")"),
                  unknown.size(),
                  SHOWN);
    }
    if (missing > 0) {
      found += (found.isEmpty() ? "" : ", and ") + "no value in " + missing;
    }
    return " of the " + rows + " rows has " + found + ".";
  }

  @Override
  public String toString() {
    return "UnseenValues["
        + column
        + ", "
        + missing
        + " missing, "
        + unknown.keySet().stream().map(Quoted::text).collect(Collectors.joining(", "))
        + "]";
  }
}
