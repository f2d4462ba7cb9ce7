package org.concordml.preprocess;

import org.concordml.split.TrainingRows;

/**
 * Subtracts the median of each column and divides by the distance between its quartiles, so that a
 * few extreme rows change nothing, as scikit-learn's {@code RobustScaler} with its defaults.
 * Quartiles lie on the straight line between neighbours (numpy's linear method).
 */
public record RobustScaler() implements Scaler {

  @Override
  public String name() {
    return "robust";
  }

  @Override
  public FittedRobustScaler fit(TrainingRows training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedRobustScaler(
            ColumnValues.of(columns.length, c -> columns[c].median()),
            ColumnValues.of(columns.length, c -> columns[c].interquartileRangeOrOne())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.robust(this);
  }
}
