package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Largest distance from 0 of each column; {@code scaled = value / scale}.
 *
 * @param scale largest absolute training value of each column; 1 where that is below ten epsilons
 *     (2.2e-15); above 0
 */
public record FittedMaxAbsScaler(ColumnValues scale) implements FittedScaler {

  /** Checks that nothing is divided by 0. */
  public FittedMaxAbsScaler {
    scale.requireScaleFor(scale);
  }

  @Override
  public MaxAbsScaler scaler() {
    return new MaxAbsScaler();
  }

  @Override
  public int columns() {
    return scale.columns();
  }

  @Override
  public Map<String, ColumnValues> measured() {
    return Map.of("scale", scale);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ValueWise.map(rows, columns(), (column, value) -> value / scale.get(column));
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ValueWise.map(rows, columns(), (column, value) -> value * scale.get(column));
  }
}
