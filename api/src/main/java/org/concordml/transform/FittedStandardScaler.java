package org.concordml.transform;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Mean and standard deviation of each column; {@code scaled = (value - mean) / scale}.
 *
 * @param mean of the training values of each column
 * @param scale their standard deviation over n; 1 for a constant column; above 0
 */
public record FittedStandardScaler(PerColumn mean, PerColumn scale) implements FittedScaler {

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
  public Map<String, PerColumn> measured() {
    return PerColumn.inOrder("mean", mean, "scale", scale);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ColumnMap.subtractThenDivide(rows, mean, scale);
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ColumnMap.multiplyThenAdd(rows, scale, mean);
  }
}
