package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Mean of each column; {@code scaled = value - mean}.
 *
 * @param mean of the training values of each column
 */
public record FittedMeanCentringScaler(ColumnValues mean) implements FittedScaler {

  @Override
  public MeanCentringScaler scaler() {
    return new MeanCentringScaler();
  }

  @Override
  public int columns() {
    return mean.columns();
  }

  @Override
  public Map<String, ColumnValues> measured() {
    return Map.of("mean", mean);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ColumnwiseAffine.subtractThenDivide(rows, mean, ones());
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ColumnwiseAffine.multiplyThenAdd(rows, ones(), mean);
  }

  private ColumnValues ones() {
    return mean.map(value -> 1);
  }
}
