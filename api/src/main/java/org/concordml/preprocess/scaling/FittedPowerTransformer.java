package org.concordml.preprocess.scaling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Power of each column, and mean and standard deviation after it; {@code scaled = (bent(value) -
 * mean) / scale}.
 *
 * @param scaler what it was fitted by
 * @param lambda Yeo and Johnson's power of each column; 1 leaves it as it is
 * @param mean of the training values of each column after the power; 0 if not standardised
 * @param scale their standard deviation over n; 1 for a constant column or if not standardised;
 *     above 0
 */
public record FittedPowerTransformer(
    PowerTransformer scaler, ColumnValues lambda, ColumnValues mean, ColumnValues scale)
    implements FittedScaler {

  /** Checks that nothing is divided by 0. */
  public FittedPowerTransformer {
    mean.requireSameColumns(lambda);
    scale.requireScaleFor(lambda);
  }

  @Override
  public int columns() {
    return lambda.columns();
  }

  @Override
  public Map<String, ColumnValues> measured() {
    Map<String, ColumnValues> entries = new LinkedHashMap<>();
    entries.put("lambda", lambda);
    entries.put("mean", mean);
    entries.put("scale", scale);
    return Collections.unmodifiableMap(entries);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ValueWise.map(
        rows,
        columns(),
        (c, value) -> (YeoJohnson.transform(value, lambda.get(c)) - mean.get(c)) / scale.get(c));
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ValueWise.map(
        rows,
        columns(),
        (c, value) -> YeoJohnson.inverse(value * scale.get(c) + mean.get(c), lambda.get(c)));
  }
}
