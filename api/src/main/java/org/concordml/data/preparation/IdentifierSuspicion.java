package org.concordml.data.preparation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.text.Quoted;

/**
 * Tells a column that looks like a row's name: whole numbers (or text), none twice, and called like
 * one.
 */
public final class IdentifierSuspicion {

  /**
   * The word {@code id} and its like on its own, {@code patientId}, anything of a patient, or what
   * R's and pandas' tables of row names are called.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "(?i:(.*[^a-z])?(id|uuid|guid|index|idx|record|row|rownames?)([^a-z].*)?)"
              + "|(?i:patient.*|unnamed: \\d+(\\.\\d+)?)"
              + "|.*[a-z]I[dD]");

  private IdentifierSuspicion() {}

  /**
   * @param column of a table
   * @return whether its values, of which there are at least two, are all different, its name is
   *     that of an identifier, and its numbers, if they are numbers, are whole
   */
  public static boolean isSuspected(Column column) {
    if (!NAME.matcher(column.name()).matches() || column.rows() - column.missing() < 2) {
      return false;
    }
    Set<String> values = new HashSet<>();
    for (int row = 0; row < column.rows(); row++) {
      if (!column.isMissing(row) && (!values.add(column.text(row)) || !isWhole(column, row))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(Column column, int row) {
    return !(column instanceof NumberColumn numbers)
        || numbers.value(row) == Math.rint(numbers.value(row));
  }

  /** A notice for each suspicious feature that nobody has asked to keep. */
  static List<Notice> notices(ColumnSelection selection, List<NumberColumn> features, int[] rows) {
    return features.stream()
        .filter(column -> !selection.keptIdentifiers().contains(column.name()))
        .filter(column -> NAME.matcher(column.name()).matches())
        .filter(column -> rows.length > 1 && areDistinctWholeNumbers(column, rows))
        .map(column -> notice(column.name(), rows.length))
        .toList();
  }

  /**
   * @param feature of a table
   * @return a notice if it is suspected, with the way out
   */
  public static Optional<Notice> notice(Column feature) {
    return isSuspected(feature)
        ? Optional.of(notice(feature.name(), feature.rows() - feature.missing()))
        : Optional.empty();
  }

  private static boolean areDistinctWholeNumbers(NumberColumn column, int[] rows) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = column.value(rows[i]);
      if (values[i] != Math.rint(values[i])) {
        return false;
      }
    }
    Arrays.sort(values);
    for (int i = 1; i < values.length; i++) {
      if (values[i] == values[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static Notice notice(String name, int rows) {
    return Notice.of(
        "Column "
            + Quoted.text(name)
            + " looks like an identifier ("
            + rows
            + " different whole numbers in "
            + rows
            + " rows) and is used as a feature.",
        Remedy.of("leave it out", Setting.DROP, name));
  }
}
