package org.concordml.preprocess;

import org.concordml.split.TrainingRows;

/** Leaves every value as it is. */
public record NoScaler() implements Scaler {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public FittedNoScaler fit(TrainingRows training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(columns, new FittedNoScaler(columns.length));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.none(this);
  }
}
