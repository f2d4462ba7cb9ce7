package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Median of each column and the distance between two of its quantiles; {@code scaled = (value -
 * median) / scale}.
 *
 * @param scaler what it was fitted by
 * @param median of the training values of each column
 * @param scale distance from their lower to their upper quantile; 1 where that is below ten
 *     epsilons (2.2e-15); above 0
 */
public record FittedRobustScaler(RobustScaler scaler, ColumnValues median, ColumnValues scale)
    implements FittedScaler {

  /** Checks that nothing is divided by 0. */
  public FittedRobustScaler {
    scale.requireScaleFor(median);
  }

  /**
   * Fitted by a scaler between the quartiles.
   *
   * @param median of the training values of each column
   * @param scale distance from their first to their third quartile; above 0
   */
  public FittedRobustScaler(ColumnValues median, ColumnValues scale) {
    this(new RobustScaler(), median, scale);
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
