package org.concordml.data.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that have an outcome, with what their columns are for. Nothing is filled,
 * encoded or scaled yet, and rows with gaps stay. Immutable and safe to share between threads.
 *
 * <pre>{@code
 * OutcomeTable table =
 *     OutcomeTable.of(
 *         CsvTableReader.read(CsvSource.file(path)),
 *         TableRoles.target("survived").withWeight("sw"),
 *         Map.of("stage", new ColumnKind.Ordinal(List.of("I", "II", "III"))));
 * }</pre>
 */
public final class OutcomeTable {

  private final Table table;
  private final TableRoles roles;
  private final FeatureColumns features;
  private final double @Nullable [] weights;
  private final int rowsRead;
  private final List<Notice> notices;

  /**
   * @param table the rows with an outcome, all columns
   */
  private OutcomeTable(
      Table table, TableRoles roles, FeatureColumns features, int rowsRead, List<Notice> notices) {
    this.table = table;
    this.roles = roles;
    this.features = features;
    this.weights = roles.weight().map(name -> RowWeights.of(table, name)).orElse(null);
    this.rowsRead = rowsRead;
    this.notices = List.copyOf(notices);
  }

  /**
   * Leaves out rows without an outcome, and tells each column's role and kind.
   *
   * @param table what was read or made
   * @param roles of its columns; those without one are features
   * @param kinds of some features, by name; those of the others are inferred
   * @return the rows with an outcome, in the table's order
   * @throws DataException if a role or a kind names a column that is not there, a column has two
   *     roles, no row has an outcome, a value is not of its column's kind, a feature is free text,
   *     a group is missing, or weights are not at least 0 or all 0
   */
  public static OutcomeTable of(Table table, TableRoles roles, Map<String, ColumnKind> kinds) {
    ColumnRoles columns = ColumnRoles.of(table, roles, kinds);
    Column target = table.column(roles.target());
    int[] rows = IntStream.range(0, table.rows()).filter(row -> !target.isMissing(row)).toArray();
    if (rows.length == 0) {
      throw new DataException(
          table.source()
              + ": the target must have values, found none in column "
              + Quoted.text(target.name())
              + ".");
    }
    Table withOutcome = rows.length == table.rows() ? table : table.select(rows);
    roles.groups().forEach(group -> requireEverywhere(withOutcome, group));
    List<Notice> notices = new ArrayList<>(table.notices());
    notices.addAll(columns.notices());
    if (rows.length < table.rows()) {
      notices.add(
          Notice.of(
              "The target "
                  + Quoted.text(target.name())
                  + " has no value in "
                  + (table.rows() - rows.length)
                  + " of "
                  + table.rows()
                  + " rows, which are left out."));
    }
    FeatureKinds features = FeatureKinds.of(withOutcome, columns.features(), kinds);
    notices.addAll(features.notices());
    return new OutcomeTable(
        withOutcome,
        roles,
        new FeatureColumns(withOutcome, features.kinds()),
        table.rows(),
        notices);
  }

  private static void requireEverywhere(Table table, String group) {
    Column column = table.column(group);
    for (int row = 0; row < column.rows(); row++) {
      if (column.isMissing(row)) {
        throw new DataException(
            table.place(row)
                + ": a row must belong to a group, found no value in column "
                + Quoted.text(group)
                + ".");
      }
    }
  }

  /**
   * Leaves out rows that lack a value in a feature, as a table is prepared that nothing is to be
   * filled in.
   *
   * @return the complete rows
   * @throws DataException if none is
   */
  public OutcomeTable complete() {
    boolean[] incomplete = new boolean[rows()];
    Map<String, Integer> missing = new LinkedHashMap<>();
    for (String name : features.kinds().keySet()) {
      Column column = table.column(name);
      if (column.missing() > 0) {
        missing.put(name, column.missing());
        for (int row = 0; row < incomplete.length; row++) {
          incomplete[row] |= column.isMissing(row);
        }
      }
    }
    int[] rows = IntStream.range(0, incomplete.length).filter(r -> !incomplete[r]).toArray();
    if (rows.length == 0) {
      throw new DataException(
          table.source()
              + ": at least one row must be complete, found a missing value in each of the "
              + rows()
              + " rows with an outcome. Lacking values: "
              + shown(missing)
              + ".");
    }
    if (rows.length == rows()) {
      return this;
    }
    List<Notice> all = new ArrayList<>(notices);
    all.add(
        Notice.of(
            (rows() - rows.length)
                + " of "
                + rows()
                + " rows are left out because they lack a value: "
                + shown(missing)
                + "."));
    return selected(rows, all);
  }

  private static String shown(Map<String, Integer> missing) {
    return Quoted.first(
        missing.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(entry -> Quoted.text(entry.getKey()) + " in " + entry.getValue()),
        missing.size(),
        3);
  }

  private OutcomeTable selected(int[] rows, List<Notice> told) {
    Table picked = table.select(rows);
    return new OutcomeTable(
        picked, roles, new FeatureColumns(picked, features.kinds()), rowsRead, told);
  }

  /**
   * Picks rows, in the order given.
   *
   * @param rowIndices rows from 0, at least one
   * @return those rows
   */
  public OutcomeTable select(int[] rowIndices) {
    return selected(rowIndices, notices);
  }

  /**
   * @return number of rows, at least 1
   */
  public int rows() {
    return table.rows();
  }

  /**
   * @return how many rows the table had before any was left out
   */
  public int rowsRead() {
    return rowsRead;
  }

  /**
   * @return what the columns are for
   */
  public TableRoles roles() {
    return roles;
  }

  /**
   * @return the features, by kind, in the order of the table
   */
  public FeatureColumns features() {
    return features;
  }

  /**
   * @return the outcome, a value in every row
   */
  public Column target() {
    return table.column(roles.target());
  }

  /**
   * @return columns that are carried to predictions, in the order of the roles; usually none
   */
  public List<Column> ids() {
    return roles.ids().stream().map(table::column).toList();
  }

  /**
   * @return columns that tell which rows belong together, a value in every row; usually none
   */
  public List<Column> groups() {
    return roles.groups().stream().map(table::column).toList();
  }

  /**
   * @return a copy of how much each row weighs, finite, at least 0, not all 0; null if all weigh 1
   */
  public double @Nullable [] weights() {
    return weights == null ? null : weights.clone();
  }

  /**
   * @param row from 0
   * @return where it stands, for a message: {@code visits.csv:17}
   */
  public String place(int row) {
    return table.place(Objects.checkIndex(row, rows()));
  }

  /**
   * @return what a user should know of how the rows came about; may be empty
   */
  public List<Notice> notices() {
    return notices;
  }

  @Override
  public String toString() {
    return "OutcomeTable[" + table.source() + ", " + rows() + " rows, " + features.kinds() + "]";
  }
}
