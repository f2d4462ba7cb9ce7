package org.concordml.transform;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Mean of each column; {@code scaled = value - mean}.
 *
 * @param mean of the training values of each column
 */
public record FittedMeanCentringScaler(PerColumn mean) implements FittedScaler {

  @Override
  public MeanCentringScaler scaler() {
    return new MeanCentringScaler();
  }

  @Override
  public int columns() {
    return mean.columns();
  }

  @Override
  public Map<String, PerColumn> measured() {
    return Map.of("mean", mean);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ColumnMap.subtractThenDivide(rows, mean, ones());
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ColumnMap.multiplyThenAdd(rows, ones(), mean);
  }

  private PerColumn ones() {
    return mean.map(value -> 1);
  }
}
