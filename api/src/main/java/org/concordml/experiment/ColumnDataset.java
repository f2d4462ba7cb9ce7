package org.concordml.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.RowGroups;
import org.concordml.data.Schema;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.kind.OutcomeTable;
import org.concordml.data.preparation.IdentifierSuspicion;
import org.concordml.data.preparation.Outcome;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.OutputColumn;
import org.concordml.preprocess.Preprocessing;
import org.concordml.preprocess.scaling.NoScaler;
import org.concordml.split.Split;
import org.jspecify.annotations.Nullable;

/**
 * Columns of any kind.
 *
 * @param table the rows with an outcome
 * @param outcome of them
 * @param read what was read, before rows were left out
 */
record ColumnDataset(OutcomeTable table, Outcome outcome, Table read) implements Dataset {

  static ColumnDataset of(Recipe recipe, Table read) {
    TableRoles roles = recipe.fill() ? recipe.data() : withoutEmpty(recipe, read);
    OutcomeTable all = OutcomeTable.of(read, roles, recipe.kinds());
    OutcomeTable table = recipe.fill() ? all : all.complete();
    int[] rows = IntStream.range(0, table.rows()).toArray();
    Outcome outcome =
        Outcome.of(read.source(), table.target(), rows, recipe.data().positive(), recipe.task());
    return new ColumnDataset(table, outcome, read);
  }

  /** Where no gap is filled, a column without any value would cost every row. */
  private static TableRoles withoutEmpty(Recipe recipe, Table read) {
    TableRoles roles = recipe.data();
    List<String> drop = new ArrayList<>(roles.drop());
    for (Column column : read.columns()) {
      boolean feature =
          !roles.besideFeatures().contains(column.name()) && !roles.target().equals(column.name());
      if (feature && column.missing() == column.rows()) {
        drop.add(column.name());
      }
    }
    return roles.withDrop(drop);
  }

  @Override
  public Targets targets() {
    return outcome.targets();
  }

  @Override
  public int @Nullable [] groups() {
    return table.groups().isEmpty() ? null : GroupNumbers.of(table.groups());
  }

  @Override
  public Table columns() {
    return table.features().needed();
  }

  @Override
  public List<Column> ids() {
    return table.ids();
  }

  @Override
  public Sides sides(Split split, Recipe recipe) {
    Preprocessing preprocessing = recipe.preprocessing();
    FittedPreprocessing fitted = preprocessing.fit(split.training(table.features()));
    Table rows = table.features().table();
    FeatureMatrix unscaled =
        recipe
            .withScaler(new NoScaler())
            .preprocessing()
            .fit(split.training(table.features()))
            .apply(rows);
    List<OutputColumn> outputs = fitted.outputs();
    int numbers = (int) outputs.stream().filter(o -> o.transformer().equals("num")).count();
    Optional<TabularData> checked =
        numbers == 0
            ? Optional.empty()
            : Optional.of(data(first(unscaled, numbers), outputs.subList(0, numbers)));
    return sides(split, fitted, data(unscaled, outputs), checked, fitted.notices());
  }

  /** Ranges are not checked: they are those of other rows. */
  @Override
  public Sides sides(Split split, FittedPreprocessing fitted) {
    return sides(
        split,
        fitted,
        data(fitted.apply(table.features().table()), fitted.outputs()),
        Optional.empty(),
        List.of());
  }

  private Sides sides(
      Split split,
      FittedPreprocessing fitted,
      TabularData data,
      Optional<TabularData> checked,
      List<Notice> notices) {
    return new Sides(
        data,
        checked,
        fitted.numbers().map(of -> of.scaler()),
        fitted.apply(split.training(table.features()).columns().table()),
        split.hasMonitor()
            ? Optional.of(fitted.apply(split.monitor(table.features()).table()))
            : Optional.empty(),
        fitted.apply(split.test(table.features()).table()),
        select(table.weights(), split.train()),
        select(table.weights(), split.test()),
        fitted.outputs(),
        Optional.of(fitted),
        notices);
  }

  private static double @Nullable [] select(double @Nullable [] weights, int[] rows) {
    return weights == null ? null : IntStream.of(rows).mapToDouble(row -> weights[row]).toArray();
  }

  private TabularData data(FeatureMatrix features, List<OutputColumn> outputs) {
    Schema schema =
        new Schema(
            outputs.stream().map(OutputColumn::name).toList(),
            table.target().name(),
            outcome.task(),
            outcome.classes());
    Map<String, Integer> missing = new LinkedHashMap<>();
    List<String> dropped = new ArrayList<>();
    for (Column column : read.columns()) {
      missing.put(column.name(), column.missing());
      if (table.roles().drop().contains(column.name())) {
        dropped.add(column.name());
      }
    }
    List<Notice> notices = new ArrayList<>(table.notices());
    fillInstead().ifPresent(notices::add);
    for (String feature : table.features().kinds().keySet()) {
      IdentifierSuspicion.notice(table.features().table().column(feature)).ifPresent(notices::add);
    }
    notices.addAll(outcome.notices());
    TabularData data =
        new TabularData(
            read.source(),
            read.sha256(),
            schema,
            new Examples(features, outcome.targets()),
            new Preparation(read.rows(), read.rows() - table.rows(), dropped, missing, notices),
            shared());
    return read.format().map(data::readIn).orElse(data);
  }

  /** Rows that share a value of an identifier, unless groups were said. */
  private List<RowGroups> shared() {
    return table.groups().isEmpty()
        ? RowGroups.of(table.features().table()).stream()
            .filter(groups -> !groups.column().equals(table.target().name()))
            .toList()
        : List.of();
  }

  /** Rows that were left out for a gap could have been kept. */
  private Optional<Notice> fillInstead() {
    int withOutcome = table.rowsRead() - read.column(table.target().name()).missing();
    int lost = withOutcome - table.rows();
    return lost == 0
        ? Optional.empty()
        : Optional.of(
            Notice.of(
                lost + " rows with a gap in a feature could be kept.",
                Remedy.of("fill gaps with what the training rows say", Setting.FILL, "median")));
  }

  private static FeatureMatrix first(FeatureMatrix all, int columns) {
    if (columns == all.columns()) {
      return all;
    }
    double[] row = new double[all.columns()];
    double[] values = new double[Math.multiplyExact(all.rows(), columns)];
    for (int r = 0; r < all.rows(); r++) {
      all.copyRow(r, row, 0);
      System.arraycopy(row, 0, values, r * columns, columns);
    }
    return FeatureMatrix.adopt(values, columns);
  }
}
