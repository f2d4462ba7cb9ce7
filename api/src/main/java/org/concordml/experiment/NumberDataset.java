package org.concordml.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.OutputColumn;
import org.concordml.preprocess.Preprocessing;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.split.Split;
import org.concordml.split.TrainingRows;
import org.jspecify.annotations.Nullable;

/**
 * Complete numbers.
 *
 * @param data rows without gaps
 */
record NumberDataset(TabularData data) implements Dataset {

  @Override
  public Targets targets() {
    return data.rows().targets();
  }

  @Override
  public int @Nullable [] groups() {
    return null;
  }

  @Override
  public List<Column> ids() {
    return List.of();
  }

  @Override
  public Sides sides(Split split, Recipe recipe) {
    TrainingRows training = split.training(data);
    FittedScaler scaler = recipe.scaler().fit(training);
    return new Sides(
        data,
        Optional.of(data),
        Optional.of(scaler),
        scaler.transform(training.labelled().features()),
        split.hasMonitor()
            ? Optional.of(scaler.transform(split.monitor(data.rows()).features()))
            : Optional.empty(),
        scaler.transform(split.test(data).features()),
        training.labelled().weights(),
        split.test(data).weights(),
        data.schema().features().stream().map(name -> new OutputColumn("num", name, name)).toList(),
        Optional.empty(),
        List.of());
  }

  @Override
  public Sides sides(Split split, FittedPreprocessing fitted) {
    throw new IllegalStateException("a table for another's preprocessing is read by its columns");
  }

  @Override
  public Table columns() {
    return columns(data);
  }

  private static Table columns(TabularData data) {
    List<String> names = data.schema().features();
    FeatureMatrix all = data.rows().features();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double[] values = new double[all.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = all.get(row, i);
      }
      columns.add(NumberColumn.of(names.get(i), values));
    }
    return Table.of(data.source(), columns);
  }

  /** The scaler alone was fitted; this measures the same, and what would fill a gap. */
  static FittedPreprocessing preprocessing(TabularData data, Split split, Scaler scaler) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    data.schema().features().forEach(name -> kinds.put(name, new ColumnKind.Numeric()));
    return Preprocessing.scaledBy(scaler)
        .fit(split.training(new FeatureColumns(columns(data), kinds)));
  }
}
