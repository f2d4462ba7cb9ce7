package org.concordml.tablesaw.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.RowGroups;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.preparation.IdentifierSuspicion;
import org.concordml.data.preparation.TablePreparation;
import org.concordml.data.text.Quoted;
import org.concordml.quality.ColumnChecks;

/** What a user should know of a table, the gravest first. */
final class InspectionNotices {

  private static final long ROWS_A_LEVEL = 5;

  private final Table table;
  private final List<ColumnProfile> columns;
  private final List<Notice> notices = new ArrayList<>();

  /** Columns of which enough was told. */
  private final Set<String> told = new HashSet<>();

  private InspectionNotices(Table table, List<ColumnProfile> columns) {
    this.table = table;
    this.columns = columns;
  }

  static List<Notice> of(
      Table table, List<ColumnProfile> columns, Optional<TargetProfile> target, TableRoles roles) {
    InspectionNotices found = new InspectionNotices(table, columns);
    found.notices.addAll(table.notices());
    target.ifPresent(known -> found.told.add(known.name()));
    found.told.addAll(roles.besideFeatures());
    found.identifiers();
    found.groups();
    target.ifPresent(found::leaks);
    found.withoutUse();
    return found.notices;
  }

  private void identifiers() {
    for (ColumnProfile column : columns) {
      if (!told.contains(column.name())
          && IdentifierSuspicion.isSuspected(table.column(column.name()))) {
        tell(
            column,
            "looks like an identifier: "
                + column.distinct()
                + " different values in "
                + table.rows()
                + " rows.");
      }
    }
  }

  private void groups() {
    for (RowGroups groups : RowGroups.of(table)) {
      if (told.add(groups.column())) {
        notices.add(
            Notice.of(
                "Column "
                    + Quoted.text(groups.column())
                    + " looks like an identifier that repeats: "
                    + groups.count()
                    + " different values in "
                    + groups.rows()
                    + " rows. Rows of one value may fall into both parts of a split.",
                Remedy.of("leave the column out", Setting.DROP, groups.column())));
      }
    }
  }

  private void leaks(TargetProfile target) {
    for (ColumnProfile column : columns) {
      if (told.contains(column.name())) {
        continue;
      }
      List<Notice> found = column.numbers().isPresent() ? ofNumbers(column, target) : List.of();
      notices.addAll(found);
      boolean certain = column.associations().stream().anyMatch(Association::isNearlyCertain);
      if (found.isEmpty() && certain && isNoChance(column)) {
        tell(
            column,
            "tells the target "
                + Quoted.text(target.name())
                + " (nearly) alone. If it was made from the target, a result means nothing.");
      }
    }
  }

  /** As a training would say it, from the rows that have both. */
  private List<Notice> ofNumbers(ColumnProfile column, TargetProfile target) {
    TableRoles roles = TableRoles.target(target.name());
    Task task =
        target.classes().isEmpty()
            ? Task.REGRESSION
            : target.counted().isPresent() ? Task.BINARY : Task.MULTICLASS;
    try {
      Table both = table.only(List.of(column.name(), target.name()));
      return ColumnChecks.of(
          TablePreparation.prepare(
              both, target.counted().map(roles::withPositive).orElse(roles), Optional.of(task)));
    } catch (DataException tooFew) {
      return List.of(); // in the rows that have both, there are too few classes or none
    }
  }

  /** A category of almost as many levels as rows tells everything, and nothing. */
  private boolean isNoChance(ColumnProfile column) {
    return column.levels().isEmpty() || ROWS_A_LEVEL * column.distinct() <= table.rows();
  }

  private void withoutUse() {
    for (ColumnProfile column : columns) {
      if (told.contains(column.name())) {
        continue;
      }
      if (column.distinct() == 0) {
        tell(column, "has no value.");
      } else if (column.distinct() == 1 && column.missing() == 0) {
        tell(column, "has one value in all rows.");
      } else if (column.kind() instanceof ColumnKind.FreeText) {
        tell(
            column,
            "is free text ("
                + column.distinct()
                + " different values), which says nothing to a model of numbers.");
      } else if (2L * column.missing() > table.rows()) {
        tell(column, "lacks a value in " + column.missing() + " of " + table.rows() + " rows.");
      }
    }
  }

  private void tell(ColumnProfile column, String what) {
    told.add(column.name());
    notices.add(
        Notice.of(
            "Column " + Quoted.text(column.name()) + " " + what,
            Remedy.of("leave it out", Setting.DROP, column.name())));
  }
}
