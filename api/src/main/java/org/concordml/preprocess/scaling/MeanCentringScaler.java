package org.concordml.preprocess.scaling;

import org.concordml.split.TrainingFeatures;

/**
 * Brings each column to mean 0 and leaves its unit, as scikit-learn's {@code
 * StandardScaler(with_std=False)}.
 */
public record MeanCentringScaler() implements Scaler {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public FittedMeanCentringScaler fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedMeanCentringScaler(ColumnValues.of(columns.length, c -> columns[c].mean())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.meanCentring(this);
  }
}
