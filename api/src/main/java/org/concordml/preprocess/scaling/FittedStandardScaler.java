package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Mean and standard deviation of each column; {@code scaled = (value - mean) / scale}.
 *
 * @param mean of the training values of each column
 * @param scale their standard deviation over n; 1 for a constant column; above 0
 */
public record FittedStandardScaler(ColumnValues mean, ColumnValues scale) implements FittedScaler {

  /** Checks that nothing is divided by 0. */
  public FittedStandardScaler {
    scale.requireScaleFor(mean);
  }

  @Override
  public StandardScaler scaler() {
    return new StandardScaler();
  }

  @Override
  public int columns() {
    return mean.columns();
  }

  @Override
  public Map<String, ColumnValues> measured() {
    return ColumnValues.inOrder("mean", mean, "scale", scale);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ColumnwiseAffine.subtractThenDivide(rows, mean, scale);
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ColumnwiseAffine.multiplyThenAdd(rows, scale, mean);
  }
}
