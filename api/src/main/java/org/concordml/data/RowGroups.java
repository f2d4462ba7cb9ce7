package org.concordml.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows share a value of an identifier column, such as the visits of one patient. The column
 * need not be a feature: rows of one patient stay alike when the patient's number is left out.
 * Immutable.
 */
public final class RowGroups {

  /** Fewer different values than this are sites, wards or codes rather than names of rows. */
  private static final int FEWEST = 11;

  /** {@code id} and its like as a word of its own, {@code patientId}, or somebody's number. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?i:(.*[^a-z])?(id|uuid|guid|mrn)([^a-z].*)?)"
              + "|(?i:(patient|subject|person|participant|case|animal)"
              + "([^a-z]*(no|nr|num|number|code|key|name)?[^a-z]*))"
              + "|.*[a-z]I[dD]");

  private final String column;
  private final int[] groups;
  private final int count;

  /**
   * @param column name of the identifier column
   * @param groups of each row, its group from 0; copied
   */
  public RowGroups(String column, int[] groups) {
    this.column = Objects.requireNonNull(column, "column");
    this.groups = groups.clone();
    int most = -1;
    for (int group : groups) {
      most = Math.max(most, Objects.checkIndex(group, groups.length));
    }
    this.count = most + 1;
  }

  /**
   * Looks at all rows.
   *
   * @param table what was read
   * @return one for each column that is called like an identifier and has more than ten values,
   *     some of them in several rows; rows without a value are groups of their own
   */
  public static List<RowGroups> of(Table table) {
    return of(table, null, IntStream.range(0, table.rows()).toArray());
  }

  /**
   * Looks at some rows, and at all columns but the target.
   *
   * @param table what was read
   * @param target not an identifier whatever its name; or null, if there is none
   * @param rows indices from 0
   * @return one for each identifier column, as {@link #of(Table)}
   */
  public static List<RowGroups> of(Table table, @Nullable Column target, int[] rows) {
    List<RowGroups> all = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column != target && NAME.matcher(column.name()).matches()) {
        RowGroups groups = of(column, rows);
        if (groups.count >= FEWEST && groups.count < rows.length && isOfNames(column, rows)) {
          all.add(groups);
        }
      }
    }
    return all;
  }

  /** Rows without a value are groups of their own. */
  private static RowGroups of(Column column, int[] rows) {
    Map<String, Integer> known = new HashMap<>();
    int[] groups = new int[rows.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      Integer group = column.isMissing(rows[i]) ? null : known.get(column.text(rows[i]));
      if (group == null) {
        group = count++;
        if (!column.isMissing(rows[i])) {
          known.put(column.text(rows[i]), group);
        }
      }
      groups[i] = group;
    }
    return new RowGroups(column.name(), groups);
  }

  private static boolean isOfNames(Column column, int[] rows) {
    if (column instanceof NumberColumn numbers) {
      for (int row : rows) {
        double value = numbers.value(row);
        if (!Double.isNaN(value) && value != Math.rint(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * @return name of the identifier column
   */
  public String column() {
    return column;
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return groups.length;
  }

  /**
   * @return number of groups
   */
  public int count() {
    return count;
  }

  /**
   * @param row from 0
   * @return its group, from 0
   */
  public int group(int row) {
    return groups[row];
  }

  @Override
  public String toString() {
    return "RowGroups[" + column + ", " + count + " groups in " + groups.length + " rows]";
  }
}
