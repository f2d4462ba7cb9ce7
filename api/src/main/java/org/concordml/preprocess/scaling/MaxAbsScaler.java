package org.concordml.preprocess.scaling;

import org.concordml.split.TrainingFeatures;

/**
 * Divides each column by the largest distance of its training values from 0, as scikit-learn's
 * {@code MaxAbsScaler}: 0 stays 0.
 */
public record MaxAbsScaler() implements Scaler {

  @Override
  public String name() {
    return "maxabs";
  }

  @Override
  public FittedMaxAbsScaler fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedMaxAbsScaler(
            ColumnValues.of(columns.length, c -> TrainingColumn.orOne(columns[c].largest()))));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.maxAbs(this);
  }
}
