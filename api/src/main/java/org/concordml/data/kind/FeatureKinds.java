package org.concordml.data.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concordml.NearestName;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.preparation.NotNumbers;
import org.concordml.data.text.Quoted;

/**
 * The kinds of features, said or inferred, after a check that values are of the kind that was said.
 *
 * @param kinds by name, in the order of the table
 * @param notices what a user should see
 */
record FeatureKinds(Map<String, ColumnKind> kinds, List<Notice> notices) {

  private static final int SHOWN = 6;

  static FeatureKinds of(Table table, List<String> features, Map<String, ColumnKind> said) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    List<Notice> notices = new ArrayList<>();
    List<TextColumn> mixed = new ArrayList<>();
    for (String name : features) {
      Column column = table.column(name);
      ColumnKind given = said.get(name);
      ColumnKind kind = given == null ? KindInference.of(column) : known(table, column, given);
      kinds.put(name, kind);
      if (given == null && column instanceof TextColumn text && isMostlyNumbers(table, text)) {
        if (kind instanceof ColumnKind.FreeText) {
          mixed.add(text);
        } else {
          notices.add(takenForCategories(table, text));
        }
      } else if (kind instanceof ColumnKind.Ordinal ordinal) {
        missingLevels(table, column, ordinal).ifPresent(notices::add);
      }
    }
    if (!mixed.isEmpty()) {
      throw NotNumbers.of(table, mixed, features.size());
    }
    return new FeatureKinds(kinds, notices);
  }

  /** The kind that was said, after a look at the values, of levels too. */
  static ColumnKind known(Table table, String name, ColumnKind said) {
    if (said instanceof ColumnKind.Ordinal ordinal) {
      missingLevels(table, table.column(name), ordinal);
    }
    return known(table, table.column(name), said);
  }

  /** The kind that was said, after a look at the values. */
  private static ColumnKind known(Table table, Column column, ColumnKind said) {
    if (said instanceof ColumnKind.Date date) {
      ColumnKind known =
          date.format().isPresent() ? date : new ColumnKind.Date(format(column), date.parts());
      if (((ColumnKind.Date) known).format().isPresent()) {
        new NumberInput(column.name(), known, date.parts().get(0)).of(table);
      }
      return known;
    }
    if (said instanceof ColumnKind.Numeric || said instanceof ColumnKind.Bool) {
      new NumberInput(column.name(), said, null).of(table);
    }
    return said;
  }

  /** The one way that the dates can be written in; that of the first date if it is in none. */
  private static Optional<DateFormat> format(Column column) {
    List<DateFormat> formats = KindInference.dateFormats(column);
    return formats.isEmpty()
        ? Optional.of(DateFormat.ISO)
        : formats.size() == 1 ? Optional.of(formats.get(0)) : Optional.empty();
  }

  private static boolean isMostlyNumbers(Table table, TextColumn column) {
    int numbers = 0;
    for (int row = 0; row < column.rows(); row++) {
      if (!column.isMissing(row) && isNumber(table, column.text(row))) {
        numbers++;
      }
    }
    return 2 * numbers > column.rows() - column.missing();
  }

  private static boolean isNumber(Table table, String text) {
    return !Double.isNaN(NumberInput.number(table, text));
  }

  private static Notice takenForCategories(Table table, TextColumn column) {
    Set<String> words = new LinkedHashSet<>();
    for (int row = 0; row < column.rows(); row++) {
      if (!column.isMissing(row) && !isNumber(table, column.text(row))) {
        words.add(column.text(row));
      }
    }
    List<String> all = List.copyOf(words);
    return Notice.of(
        "Column "
            + Quoted.text(column.name())
            + " is taken for categories, since not all of its values are numbers: "
            + Quoted.few(all, SHOWN)
            + ".",
        Remedy.of(
            all.size() == 1 ? "if it means missing, say so" : "if these mean missing, say so",
            Setting.MISSING,
            all.size() <= SHOWN ? all.toArray(String[]::new) : new String[0]));
  }

  /**
   * @return a notice of levels that no row has
   * @throws DataException if a row has another value
   */
  private static Optional<Notice> missingLevels(
      Table table, Column column, ColumnKind.Ordinal ordinal) {
    Set<String> unused = new LinkedHashSet<>(ordinal.levels());
    for (int row = 0; row < column.rows(); row++) {
      if (!column.isMissing(row)) {
        unused.remove(column.text(row));
      }
    }
    for (int row = 0; row < column.rows(); row++) {
      if (!column.isMissing(row) && !ordinal.levels().contains(column.text(row))) {
        throw notALevel(table, column, row, ordinal, List.copyOf(unused));
      }
    }
    return unused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Notice.of(
                "No row has the "
                    + (unused.size() == 1 ? "level " : "levels ")
                    + Quoted.list(List.copyOf(unused))
                    + " of column "
                    + Quoted.text(column.name())
                    + "."));
  }

  private static DataException notALevel(
      Table table, Column column, int row, ColumnKind.Ordinal ordinal, List<String> unused) {
    String value = column.text(row);
    return new DataException(
        table.place(row)
            + ": column "
            + Quoted.text(column.name())
            + " must have one of its levels "
            + Quoted.few(ordinal.levels(), SHOWN)
            + ", found "
            + Quoted.among(value, ordinal.levels())
            + "."
            + NearestName.to(value, ordinal.levels())
                .map(near -> " Did you mean " + Quoted.among(near, List.of(value)) + "?")
                .orElse("")
            + (unused.isEmpty() ? "" : " No row has " + Quoted.few(unused, SHOWN) + "."),
        Remedy.of("name every level, lowest first"),
        Remedy.of("correct the value"),
        Remedy.of("leave the column out", Setting.DROP, column.name()));
  }
}
