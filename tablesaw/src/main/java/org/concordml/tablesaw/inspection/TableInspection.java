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
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.KindInference;
import org.concordml.data.preparation.TargetCandidates;
import org.concordml.tablesaw.TablesawTable;
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
 * @param columns in the order of the table
 * @param target the column to predict, if it was named
 * @param candidates columns that could be, of two values each
 * @param notices identifiers, groups, leaks and columns that hold nothing
 */
public record TableInspection(
    Table table,
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
    table.requireColumns("the target", target.stream().toList());
    Map<String, ColumnKind> kinds = KindInference.of(table);
    Optional<TargetProfile> profile = target.map(name -> profile(table.column(name)));
    Optional<Associations> associations =
        profile.map(
            known ->
                Associations.with(table.column(known.name()), kind(kinds, known.name()), known));
    tech.tablesaw.api.Table copy = TablesawTable.of(table);
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      ColumnKind kind = kind(kinds, column.name());
      boolean measured =
          !target.equals(Optional.of(column.name())) && !(kind instanceof ColumnKind.FreeText);
      List<Association> found =
          measured
              ? associations.map(with -> with.of(Values.of(column, kind))).orElse(List.of())
              : List.of();
      columns.add(profile(column, kind, copy.column(i), found));
    }
    return new TableInspection(
        table,
        columns,
        profile,
        TargetCandidates.of(table),
        InspectionNotices.of(table, columns, profile));
  }

  private static TargetProfile profile(Column target) {
    Set<String> distinct = new HashSet<>();
    for (int row = 0; row < target.rows(); row++) {
      if (!target.isMissing(row)) {
        distinct.add(target.text(row));
      }
    }
    boolean isClasses = !(target instanceof NumberColumn) || distinct.size() <= MOST_CLASSES;
    List<Level> classes = isClasses ? levels(target) : List.of();
    Optional<String> counted =
        distinct.size() == 2 ? distinct.stream().max(order(target)) : Optional.empty();
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
