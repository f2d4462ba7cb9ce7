package org.concordml.preprocess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.concordml.Notice;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DatePart;
import org.concordml.data.text.Quoted;

/**
 * What a {@link Preprocessing} measured, and the way from rows to numbers that follows from it.
 * Immutable and safe to share between threads; equal when every number is equal to the bit.
 *
 * @param preprocessing the configuration this was fitted by
 * @param kinds of the columns it was fitted on, by name, in order
 * @param numbers of numbers, booleans and parts of dates; empty if there are none
 * @param ordinals of columns that become codes; empty if there are none
 * @param categories of columns that are one-hot encoded
 * @param empty names of the columns that went away because no training row has a value in them
 */
public record FittedPreprocessing(
    Preprocessing preprocessing,
    Map<String, ColumnKind> kinds,
    Optional<FittedNumbers> numbers,
    Optional<FittedOrdinals> ordinals,
    List<FittedOneHot> categories,
    List<String> empty) {

  /** Takes copies. */
  public FittedPreprocessing {
    Objects.requireNonNull(preprocessing, "preprocessing");
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(ordinals, "ordinals");
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    categories = List.copyOf(categories);
    empty = List.copyOf(empty);
  }

  /**
   * @return the columns that come out, in order: numbers, indicators of their gaps, codes,
   *     categories
   */
  public List<OutputColumn> outputs() {
    List<OutputColumn> outputs = new ArrayList<>();
    numbers.ifPresent(fitted -> outputs.addAll(fitted.outputs()));
    ordinals.ifPresent(fitted -> outputs.addAll(fitted.outputs()));
    categories.forEach(fitted -> outputs.addAll(fitted.outputs()));
    return outputs;
  }

  /**
   * @return names of the columns that are looked at, in order: not those that went away
   */
  public List<String> columns() {
    Set<String> used = new HashSet<>();
    numbers.ifPresent(
        fitted -> fitted.columns().forEach(number -> used.add(number.input().column())));
    ordinals.ifPresent(fitted -> fitted.columns().forEach(codes -> used.add(codes.column())));
    categories.forEach(category -> used.add(category.column()));
    return kinds.keySet().stream().filter(used::contains).toList();
  }

  /**
   * The columns that rows must have: those that are looked at, then those that days are counted
   * from and nothing else is made of.
   *
   * @return what each holds, by name; a day that others are counted from is a date written as they
   *     are
   */
  public Map<String, ColumnKind> inputs() {
    Map<String, ColumnKind> inputs = new LinkedHashMap<>();
    columns().forEach(name -> inputs.put(name, Objects.requireNonNull(kinds.get(name), name)));
    for (ColumnKind kind : List.copyOf(inputs.values())) {
      if (kind instanceof ColumnKind.Date date) {
        ColumnKind day =
            new ColumnKind.Date(date.format(), List.of(new DatePart.DaysSince(LocalDate.EPOCH)));
        date.origins().forEach(origin -> inputs.putIfAbsent(origin, day));
      }
    }
    return Collections.unmodifiableMap(inputs);
  }

  /**
   * Takes rows to numbers. Complete columns of numbers that are neither clipped nor scaled share
   * the table's.
   *
   * @param rows that have the columns by name; others are not looked at
   * @return {@code [rows, outputs().size()]}, finite
   * @throws DataException if a column is not there, or a value is not of its kind
   */
  public FeatureMatrix apply(Table rows) {
    return new RowEncoder(this).encode(rows);
  }

  /**
   * Counts gaps, and values of categories that no training row has.
   *
   * @param rows that have the columns by name
   * @return an entry for each column with any, in order; usually none
   * @throws DataException if a column is not there
   */
  public List<UnseenValues> unseen(Table rows) {
    return new RowEncoder(this).unseen(rows);
  }

  /**
   * @return what a user should know of the fit: columns that went away
   */
  public List<Notice> notices() {
    return empty.isEmpty()
        ? List.of()
        : List.of(
            Notice.of(
                "Left out " + Quoted.list(empty) + ", in which no training row has a value."));
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json one JSON object
   * @return an object equal to the one written
   * @throws DataException if the text is not JSON, or not that of a fitted preprocessing
   */
  public static FittedPreprocessing fromJson(String json) {
    return FittedPreprocessingJson.read(json);
  }

  /**
   * Writes everything that was measured so that {@link #fromJson} restores every bit.
   *
   * @return one JSON object
   */
  public String toJson() {
    return FittedPreprocessingJson.write(this);
  }
}
