package org.concordml.preprocess.scaling;

import org.concordml.split.TrainingFeatures;

/** Leaves every value as it is. */
public record NoScaler() implements Scaler {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public FittedNoScaler fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(columns, new FittedNoScaler(columns.length));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.none(this);
  }
}
