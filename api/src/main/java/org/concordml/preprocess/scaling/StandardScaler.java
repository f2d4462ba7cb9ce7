package org.concordml.preprocess.scaling;

import org.concordml.split.TrainingFeatures;

/**
 * Brings each column to mean 0 and standard deviation 1 (over n, not n - 1), as scikit-learn's
 * {@code StandardScaler} with its defaults. A column that cannot be told from a constant one within
 * the rounding of its own sums is only centred.
 */
public record StandardScaler() implements Scaler {

  @Override
  public String name() {
    return "standard";
  }

  @Override
  public FittedStandardScaler fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedStandardScaler(
            ColumnValues.of(columns.length, c -> columns[c].mean()),
            ColumnValues.of(columns.length, c -> columns[c].standardDeviationOrOne())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.standard(this);
  }
}
