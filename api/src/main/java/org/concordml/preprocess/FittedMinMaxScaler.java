package org.concordml.preprocess;

import java.util.Locale;
import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Range of each column; {@code scaled = value * scale + offset}, where {@code scale = 1 / (maximum
 * - minimum)} and {@code offset = 0 - minimum * scale}. A column of constant value (range below ten
 * epsilons, 2.2e-15) has scale 1, so that its constant maps to 0.
 *
 * @param minimum smallest training value of each column
 * @param maximum largest training value of each column, not below the minimum
 */
public record FittedMinMaxScaler(ColumnValues minimum, ColumnValues maximum)
    implements FittedScaler {

  /** Checks that there is a range. */
  public FittedMinMaxScaler {
    maximum.requireSameColumns(minimum);
    for (int column = 0; column < minimum.columns(); column++) {
      double range = maximum.get(column) - minimum.get(column);
      if (!(range >= 0 && range < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the range of column %d must be finite and not below 0, found %s to %s",
                column,
                minimum.get(column),
                maximum.get(column)));
      }
    }
  }

  @Override
  public MinMaxScaler scaler() {
    return new MinMaxScaler();
  }

  @Override
  public int columns() {
    return minimum.columns();
  }

  /**
   * @return the factor of each column, above 0
   */
  public ColumnValues scale() {
    return ColumnValues.of(
        columns(), c -> 1 / TrainingColumn.orOne(maximum.get(c) - minimum.get(c)));
  }

  /**
   * @return what is added to each column after scaling
   */
  public ColumnValues offset() {
    ColumnValues scale = scale();
    return ColumnValues.of(columns(), c -> 0 - minimum.get(c) * scale.get(c));
  }

  @Override
  public Map<String, ColumnValues> measured() {
    return ColumnValues.inOrder("minimum", minimum, "maximum", maximum);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    return ColumnwiseAffine.multiplyThenAdd(rows, scale(), offset());
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ColumnwiseAffine.subtractThenDivide(rows, offset(), scale());
  }
}
