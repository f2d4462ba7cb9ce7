package org.concordml.data.kind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;

/**
 * What columns hold, told from their values in one pass:
 *
 * <ol>
 *   <li>a column of numbers, or without any value: number; 0 and 1 are numbers, too;
 *   <li>of text whose values are true and false, yes and no, y and n, or t and f: boolean;
 *   <li>whose values are all dates of one format: date, as days since 1970-01-01; where day and
 *       month cannot be told apart, the format is left open;
 *   <li>whose different values are 10 at most, or at most half as many as the values and either 50
 *       or a twentieth of them: category;
 *   <li>else free text.
 * </ol>
 *
 * <p>That a category is ordered cannot be told.
 */
public final class KindInference {

  private static final int FEW_VALUES = 10;
  private static final int SOME_VALUES = 50;
  private static final int VALUES_PER_CATEGORY = 20;

  private KindInference() {}

  /**
   * Looks at every column.
   *
   * @param table what was read
   * @return kinds by name, in the order of the columns
   */
  public static Map<String, ColumnKind> of(Table table) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      kinds.put(column.name(), of(column));
    }
    return kinds;
  }

  /**
   * Looks at every column whose kind was not said, and whether the values of the others are of it.
   *
   * @param table what was read
   * @param said kinds by name
   * @return kinds by name, in the order of the columns
   * @throws org.concordml.data.DataException if a kind is of a column that is not there, or a value
   *     is not of its column's kind
   */
  public static Map<String, ColumnKind> of(Table table, Map<String, ColumnKind> said) {
    table.requireColumns("a column with a kind", said.keySet());
    Map<String, ColumnKind> kinds = of(table);
    said.forEach((name, kind) -> kinds.put(name, FeatureKinds.known(table, name, kind)));
    return kinds;
  }

  /**
   * Looks at one column.
   *
   * @param column of a table
   * @return what it holds
   */
  public static ColumnKind of(Column column) {
    if (column instanceof NumberColumn || column.missing() == column.rows()) {
      return new ColumnKind.Numeric();
    }
    int values = column.rows() - column.missing();
    int most = mostCategories(values);
    Set<String> distinct = new LinkedHashSet<>();
    Set<DateFormat> formats = EnumSet.allOf(DateFormat.class);
    for (int row = 0; row < column.rows(); row++) {
      boolean isOpen = distinct.size() <= most || !formats.isEmpty();
      if (isOpen && !column.isMissing(row) && distinct.add(column.text(row))) {
        String text = column.text(row);
        formats.removeIf(format -> format.parse(text).isEmpty());
      }
    }
    if (BooleanWords.areAll(distinct)) {
      return new ColumnKind.Bool();
    }
    if (!formats.isEmpty()) {
      return date(formats);
    }
    return distinct.size() <= most ? new ColumnKind.Category() : new ColumnKind.FreeText();
  }

  private static int mostCategories(int values) {
    int some = Math.max(SOME_VALUES, values / VALUES_PER_CATEGORY);
    return Math.max(FEW_VALUES, Math.min(values / 2, some));
  }

  private static ColumnKind date(Set<DateFormat> formats) {
    List<DateFormat> possible = new ArrayList<>(formats);
    return new ColumnKind.Date(
        possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty(),
        List.of(new DatePart.DaysSince(LocalDate.EPOCH)));
  }

  /**
   * In which formats all values of a column can be read as dates.
   *
   * @param column of a table
   * @return the formats; empty if it has no values or not all are dates
   */
  static List<DateFormat> dateFormats(Column column) {
    Set<DateFormat> formats = EnumSet.allOf(DateFormat.class);
    for (int row = 0; row < column.rows() && !formats.isEmpty(); row++) {
      if (!column.isMissing(row)) {
        String text = column.text(row);
        formats.removeIf(format -> format.parse(text).isEmpty());
      }
    }
    return column.missing() == column.rows() ? List.of() : List.copyOf(formats);
  }
}
