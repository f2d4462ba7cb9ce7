package org.concordml.preprocess;

import org.concordml.split.TrainingRows;

/**
 * Maps the smallest training value of a column to 0 and the largest to 1, as scikit-learn's {@code
 * MinMaxScaler} with its defaults. Rows outside that range go below 0 or above 1.
 */
public record MinMaxScaler() implements Scaler {

  @Override
  public String name() {
    return "minmax";
  }

  @Override
  public FittedMinMaxScaler fit(TrainingRows training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedMinMaxScaler(
            ColumnValues.of(columns.length, c -> columns[c].minimum()),
            ColumnValues.of(columns.length, c -> columns[c].maximum())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.minMax(this);
  }
}
