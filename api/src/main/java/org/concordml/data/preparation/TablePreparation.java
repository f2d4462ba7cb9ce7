package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Preparation;
import org.concordml.data.RowGroups;
import org.concordml.data.Schema;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Task;
import org.concordml.data.text.Quoted;

/**
 * From a table and the roles of its columns to {@link TabularData}, in this order, each step
 * counted in {@link Preparation}:
 *
 * <ol>
 *   <li>missing values are counted, by column of the file;
 *   <li>columns are left out: asked for, identifiers, those without any value;
 *   <li>rows are left out that lack a value in a feature or in the target;
 *   <li>the target's values become the negative and the positive class; there must be two.
 * </ol>
 *
 * <p>Nothing is filled in, scaled or encoded here. A column that never changes is a feature like
 * others.
 */
public final class TablePreparation {

  private TablePreparation() {}

  /**
   * Prepares a table.
   *
   * @param table what was read
   * @param roles what its columns mean
   * @return features {@code [rows, columns]} in file order, and outcomes
   * @throws DataException if a role names a column that is not there, a feature is not a number, no
   *     feature or no row is left, the target does not have two classes, or it is not known which
   *     of them is positive
   */
  public static TabularData prepare(Table table, TableRoles roles) {
    return prepare(table, roles, Optional.empty());
  }

  /**
   * Prepares a table whose target is said to be of a kind.
   *
   * @param table what was read
   * @param roles what its columns mean
   * @param task what kind of outcome the target is; empty to infer it
   * @return features {@code [rows, columns]} in file order, and outcomes
   * @throws DataException as {@link #prepare(Table, TableRoles)}, or if the target is not of that
   *     kind
   */
  public static TabularData prepare(Table table, TableRoles roles, Optional<Task> task) {
    ColumnSelection selection = ColumnSelection.of(table, roles);
    CompleteRows complete = CompleteRows.of(selection.target(), selection.features());
    Outcome outcome = outcome(table, selection, complete, roles, task);
    List<NumberColumn> features = selection.numbers(table);
    int[] rows = complete.rows();
    List<Notice> notices = new ArrayList<>(table.notices());
    notices.addAll(selection.notices());
    notices.addAll(complete.notices());
    notices.addAll(IdentifierSuspicion.notices(selection, features, rows));
    notices.addAll(outcome.notices());
    Schema schema =
        new Schema(
            features.stream().map(Column::name).toList(),
            selection.target().name(),
            outcome.task(),
            outcome.classes());
    Preparation preparation =
        new Preparation(
            table.rows(), complete.dropped(), selection.dropped(), missing(table), notices);
    Examples examples = new Examples(FeatureMatrix.of(features, rows), outcome.targets());
    TabularData data =
        new TabularData(
            table.source(),
            table.sha256(),
            schema,
            examples,
            preparation,
            RowGroups.of(table, selection.target(), rows));
    return table.format().map(data::readIn).orElse(data);
  }

  /** The target is looked at before the features, which it may be the wrong one for. */
  private static Outcome outcome(
      Table table,
      ColumnSelection selection,
      CompleteRows complete,
      TableRoles roles,
      Optional<Task> task) {
    TargetValues values = TargetValues.of(table.source(), selection.target(), complete.rows());
    if (task.isEmpty() && values.hasStrayRows()) {
      selection.numbers(table); // which names the row that holds units or totals
    }
    complete
        .lostClass(table.source(), values)
        .ifPresent(
            lost -> {
              throw lost;
            });
    if (complete.rows().length == 0) {
      throw noRowsLeft(table, selection);
    }
    return Outcome.of(table.source(), selection.target(), complete.rows(), roles.positive(), task);
  }

  private static Map<String, Integer> missing(Table table) {
    Map<String, Integer> missing = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      missing.put(column.name(), column.missing());
    }
    return missing;
  }

  private static DataException noRowsLeft(Table table, ColumnSelection selection) {
    Column worst = selection.target();
    for (Column feature : selection.features()) {
      worst = feature.missing() > worst.missing() ? feature : worst;
    }
    return new DataException(
        table.source()
            + ": at least one row must be complete, found a missing value in each of the "
            + table.rows()
            + " rows. Column "
            + Quoted.text(worst.name())
            + " lacks most: "
            + worst.missing()
            + ".",
        Remedy.of("leave such columns out", Setting.DROP));
  }
}
