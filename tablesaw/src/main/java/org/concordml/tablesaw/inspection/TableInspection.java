package org.concordml.tablesaw.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.KindInference;
import org.concordml.data.preparation.TargetCandidates;
import org.concordml.tablesaw.TablesawTable;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;

/**
 * What is in a table: what its columns hold and lack, how their values lie, what they have to do
 * with the target, and what a user should know before training.
 *
 * <pre>{@code
 * Table visits = CsvTableReader.read(CsvSource.file(path));
 * TableInspection inspection = TableInspection.of(visits, Optional.of("relapse"));
 * inspection.notices().forEach(System.out::println);
 * }</pre>
 *
 * @param table what was inspected
 * @param roles that columns are said to have
 * @param columns in the order of the table
 * @param target the column to predict, if it was named
 * @param candidates columns that could be, of two values each
 * @param notices identifiers, groups, leaks and columns that hold nothing
 */
public record TableInspection(
    Table table,
    TableRoles roles,
    List<ColumnProfile> columns,
    Optional<TargetProfile> target,
    TargetCandidates candidates,
    List<Notice> notices) {

  /** A number of so few different values is taken for classes when it is the target. */
  private static final int MOST_CLASSES = 10;

  /** Takes copies. */
  public TableInspection {
    columns = List.copyOf(columns);
    notices = List.copyOf(notices);
  }

  /**
   * Inspects a table.
   *
   * @param table what was read or made
   * @param target the column to predict, if it is known
   * @return what is in it
   * @throws org.concordml.data.DataException if there is no such column; the message lists the
   *     names
   */
  public static TableInspection of(Table table, Optional<String> target) {
    return of(table, TableRoles.target(target.orElse("")), Map.of(), Optional.empty());
  }

  /**
   * Inspects a table of which more is known.
   *
   * @param read what was read or made
   * @param roles of its columns; the target may be empty. Those to leave out are not looked at;
   *     ids, groups and weight are no features, so what they have to do with the target is not told
   * @param said what some columns hold, by name; of the others it is inferred
   * @param task what kind of outcome the target is; empty to go by its values
   * @return what is in it
   * @throws org.concordml.data.DataException if a role or kind is of a column that is not there, or
   *     a value is not of its column's kind
   */
  public static TableInspection of(
      Table read, TableRoles roles, Map<String, ColumnKind> said, Optional<Task> task) {
    Optional<String> target = Optional.of(roles.target()).filter(name -> !name.isEmpty());
    read.requireColumns("the target", target.stream().toList());
    read.requireColumns("a column to leave out", roles.drop());
    read.requireColumns("an id", roles.ids());
    read.requireColumns("a group", roles.groups());
    read.requireColumns("the weight", roles.weight().stream().toList());
    Table table =
        read.only(read.names().stream().filter(name -> !roles.drop().contains(name)).toList());
    Map<String, ColumnKind> kinds = KindInference.of(table, said);
    Optional<TargetProfile> profile = target.map(name -> profile(table.column(name), task));
    Optional<Associations> associations =
        profile.map(
            known ->
                Associations.with(table.column(known.name()), kind(kinds, known.name()), known));
    List<Column> shown =
        table.columns().stream().map(column -> shown(column, kind(kinds, column.name()))).toList();
    tech.tablesaw.api.Table copy = TablesawTable.of(Table.of(table.source(), shown));
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = shown.get(i);
      ColumnKind kind = kind(kinds, column.name());
      boolean measured =
          !target.equals(Optional.of(column.name()))
              && !roles.besideFeatures().contains(column.name())
              && !(kind instanceof ColumnKind.FreeText);
      List<Association> found =
          measured
              ? associations.map(with -> with.of(Values.of(column, kind))).orElse(List.of())
              : List.of();
      columns.add(profile(column, kind, copy.column(i), found));
    }
    return new TableInspection(
        table,
        roles,
        columns,
        profile,
        TargetCandidates.of(table),
        InspectionNotices.of(table, columns, profile, roles));
  }

  /** Numbers that are said to be names are text. */
  private static Column shown(Column column, ColumnKind kind) {
    boolean names = kind instanceof ColumnKind.Category || kind instanceof ColumnKind.Ordinal;
    if (!(names && column instanceof NumberColumn)) {
      return column;
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < column.rows(); row++) {
      texts.add(column.isMissing(row) ? null : column.text(row));
    }
    return TextColumn.of(column.name(), texts);
  }

  private static TargetProfile profile(Column target, Optional<Task> task) {
    Set<String> distinct = new HashSet<>();
    for (int row = 0; row < target.rows(); row++) {
      if (!target.isMissing(row)) {
        distinct.add(target.text(row));
      }
    }
    boolean isClasses =
        task.map(of -> of != Task.REGRESSION)
            .orElse(!(target instanceof NumberColumn) || distinct.size() <= MOST_CLASSES);
    List<Level> classes = isClasses ? levels(target) : List.of();
    Optional<String> counted =
        isClasses && distinct.size() == 2 ? distinct.stream().max(order(target)) : Optional.empty();
    return new TargetProfile(target.name(), classes, counted);
  }

  private static Comparator<String> order(Column column) {
    return column instanceof NumberColumn
        ? Comparator.comparingDouble(Double::parseDouble)
        : Comparator.naturalOrder();
  }

  private static List<Level> levels(Column column) {
    String[] texts = new String[column.rows()];
    Arrays.setAll(texts, column::text);
    return Level.of(StringColumn.create(column.name(), texts));
  }

  private static ColumnKind kind(Map<String, ColumnKind> kinds, String column) {
    return kinds.getOrDefault(column, new ColumnKind.FreeText());
  }

  private static ColumnProfile profile(
      Column column,
      ColumnKind kind,
      tech.tablesaw.columns.Column<?> copy,
      List<Association> associations) {
    if (copy instanceof DoubleColumn numbers) {
      boolean empty = column.missing() == column.rows();
      return new ColumnProfile(
          column.name(),
          kind,
          column.missing(),
          numbers.removeMissing().countUnique(),
          empty ? Optional.empty() : Optional.of(NumberSummary.of(numbers)),
          List.of(),
          Optional.empty(),
          Distribution.ofNumbers(numbers.asDoubleArray()),
          associations);
    }
    List<Level> levels = Level.of((StringColumn) copy);
    Values values = Values.of(column, kind);
    boolean isDays = values.isNumbers();
    return new ColumnProfile(
        column.name(),
        kind,
        column.missing(),
        levels.size(),
        Optional.empty(),
        isDays ? List.of() : levels,
        isDays ? Optional.of(days(values.numbers())) : Optional.empty(),
        isDays ? Distribution.ofDays(values.numbers()) : Distribution.ofLevels(levels),
        associations);
  }

  private static ColumnProfile.Days days(double[] days) {
    double first = Arrays.stream(days).filter(day -> !Double.isNaN(day)).min().orElseThrow();
    double last = Arrays.stream(days).filter(day -> !Double.isNaN(day)).max().orElseThrow();
    return new ColumnProfile.Days(
        LocalDate.ofEpochDay((long) first), LocalDate.ofEpochDay((long) last));
  }

  /**
   * @return cells of the table without a value
   */
  public long missing() {
    return columns.stream().mapToLong(ColumnProfile::missing).sum();
  }
}
