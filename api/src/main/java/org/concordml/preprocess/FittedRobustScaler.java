package org.concordml.preprocess;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Median and interquartile range of each column; {@code scaled = (value - median) / scale}.
 *
 * @param median of the training values of each column
 * @param scale distance from their first to their third quartile; 1 where that is below ten
 *     epsilons (2.2e-15); above 0
 */
public record FittedRobustScaler(ColumnValues median, ColumnValues scale) implements FittedScaler {

  /** Checks that nothing is divided by 0. */
  public FittedRobustScaler {
    scale.requireScaleFor(median);
  }

  @Override
  public RobustScaler scaler() {
    return new RobustScaler();
  }

  @Override
  public int columns() {
    return median.columns();
  }

  @Override
  public Map<String, ColumnValues> measured() {
    return ColumnValues.inOrder("median", median, "scale", scale);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ColumnwiseAffine.subtractThenDivide(rows, median, scale);
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ColumnwiseAffine.multiplyThenAdd(rows, scale, median);
  }
}
