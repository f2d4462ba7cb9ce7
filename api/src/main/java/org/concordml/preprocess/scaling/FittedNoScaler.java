package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Leaves rows as they are, but refuses rows of another number of columns.
 *
 * @param columns number of columns, at least 1
 */
public record FittedNoScaler(int columns) implements FittedScaler {

  /** Checks that there are columns. */
  public FittedNoScaler {
    if (columns < 1) {
      throw new IllegalArgumentException("there must be at least 1 column, found " + columns);
    }
  }

  @Override
  public NoScaler scaler() {
    return new NoScaler();
  }

  @Override
  public Map<String, ColumnValues> measured() {
    return Map.of();
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    ColumnwiseAffine.requireColumns(rows, columns);
    return rows;
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return transform(rows);
  }
}
