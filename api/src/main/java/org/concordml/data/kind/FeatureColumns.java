package org.concordml.data.kind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.text.Quoted;

/**
 * Features as they were read, not numbers yet: some columns of a table and what they hold.
 * Immutable and safe to share between threads.
 */
public final class FeatureColumns {

  private final Table table;
  private final Map<String, ColumnKind> kinds;

  /**
   * @param table that has the columns, and those that days are counted from
   * @param kinds of the columns to use, by name, in the order to use them in; at least one
   * @throws DataException if there is no such column, one is free text, or day and month of one
   *     cannot be told apart
   */
  public FeatureColumns(Table table, Map<String, ColumnKind> kinds) {
    this.table = Objects.requireNonNull(table, "table");
    this.kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    if (kinds.isEmpty()) {
      throw new DataException(
          table.source()
              + ": there must be at least one feature column beside the target, found none.");
    }
    table.requireColumns("a feature", kinds.keySet());
    kinds.forEach(this::check);
  }

  private void check(String column, ColumnKind kind) {
    if (kind instanceof ColumnKind.FreeText) {
      throw new DataException(
          table.source()
              + ": column "
              + Quoted.text(column)
              + " must hold numbers, dates or text of few values to be a feature, found free text.",
          Remedy.of("leave the column out", Setting.DROP, column),
          Remedy.of("say that its values are categories"));
    }
    if (kind instanceof ColumnKind.Date date) {
      if (date.format().isEmpty()) {
        throw new DataException(
            table.source()
                + ": the dates of column "
                + Quoted.text(column)
                + " must be written in one way, found "
                + Quoted.text(firstText(column))
                + ", which may have the day or the month first.",
            Remedy.of("say which of dd/MM/yyyy and MM/dd/yyyy it is"),
            Remedy.of("leave the column out", Setting.DROP, column));
      }
      origins(kind)
          .forEach(
              origin ->
                  table.requireColumns("the column that days are counted from", List.of(origin)));
    }
  }

  private String firstText(String column) {
    for (int row = 0; row < table.rows(); row++) {
      if (!table.column(column).isMissing(row)) {
        return table.column(column).text(row);
      }
    }
    return "";
  }

  private static List<String> origins(ColumnKind kind) {
    return kind instanceof ColumnKind.Date date ? date.origins() : List.of();
  }

  /**
   * @return the table that has the columns, maybe among others
   */
  public Table table() {
    return table;
  }

  /**
   * @return kinds by name of the column, in order; not modifiable
   */
  public Map<String, ColumnKind> kinds() {
    return kinds;
  }

  /**
   * @return number of rows, at least 1
   */
  public int rows() {
    return table.rows();
  }

  /**
   * Picks rows, in the order given, repeats allowed.
   *
   * @param rowIndices rows from 0, at least one
   * @return the same columns of those rows
   */
  public FeatureColumns select(int[] rowIndices) {
    return new FeatureColumns(needed().select(rowIndices), kinds);
  }

  /**
   * @return the table with the features, and what days are counted from, alone
   */
  public Table needed() {
    List<String> names = new ArrayList<>(kinds.keySet());
    kinds.values().forEach(kind -> names.addAll(origins(kind)));
    return table.only(names);
  }

  /**
   * @return each column of numbers that is taken from the columns: numbers, booleans and parts of
   *     dates, in order
   */
  public List<NumberInput> numbers() {
    List<NumberInput> numbers = new ArrayList<>();
    kinds.forEach(
        (column, kind) -> {
          if (kind instanceof ColumnKind.Date date) {
            date.parts().forEach(part -> numbers.add(new NumberInput(column, kind, part)));
          } else if (kind instanceof ColumnKind.Numeric || kind instanceof ColumnKind.Bool) {
            numbers.add(new NumberInput(column, kind, null));
          }
        });
    return numbers;
  }

  @Override
  public String toString() {
    return "FeatureColumns[" + rows() + " rows, " + kinds + "]";
  }
}
