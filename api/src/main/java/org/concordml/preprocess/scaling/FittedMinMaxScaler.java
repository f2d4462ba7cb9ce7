package org.concordml.preprocess.scaling;

import java.util.Locale;
import java.util.Map;
import org.concordml.data.FeatureMatrix;

/**
 * Range of each column; {@code scaled = value * scale + offset}, where {@code scale = (high - low)
 * / (maximum - minimum)} and {@code offset = low - minimum * scale}. A column of constant value
 * (range below ten epsilons, 2.2e-15) has scale {@code high - low}, so that its constant maps to
 * {@code low}.
 *
 * @param scaler what it was fitted by
 * @param minimum smallest training value of each column
 * @param maximum largest training value of each column, not below the minimum
 */
public record FittedMinMaxScaler(MinMaxScaler scaler, ColumnValues minimum, ColumnValues maximum)
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

  /**
   * Fitted by a scaler from 0 to 1.
   *
   * @param minimum smallest training value of each column
   * @param maximum largest training value of each column, not below the minimum
   */
  public FittedMinMaxScaler(ColumnValues minimum, ColumnValues maximum) {
    this(new MinMaxScaler(), minimum, maximum);
  }

  @Override
  public int columns() {
    return minimum.columns();
  }

  /**
   * @return the factor of each column, above 0
   */
  public ColumnValues scale() {
    double width = scaler.high() - scaler.low();
    return ColumnValues.of(
        columns(), c -> width / TrainingColumn.orOne(maximum.get(c) - minimum.get(c)));
  }

  /**
   * @return what is added to each column after scaling
   */
  public ColumnValues offset() {
    ColumnValues scale = scale();
    return ColumnValues.of(columns(), c -> scaler.low() - minimum.get(c) * scale.get(c));
  }

  @Override
  public Map<String, ColumnValues> measured() {
    return ColumnValues.inOrder("minimum", minimum, "maximum", maximum);
  }

  @Override
  public FeatureMatrix transform(FeatureMatrix rows) {
    FeatureMatrix scaled = ColumnwiseAffine.multiplyThenAdd(rows, scale(), offset());
    if (!scaler.clip()) {
      return scaled;
    }
    return ValueWise.map(
        scaled, columns(), (column, value) -> clamp(value, scaler.low(), scaler.high()));
  }

  private static double clamp(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
  }

  @Override
  public FeatureMatrix inverse(FeatureMatrix rows) {
    return ColumnwiseAffine.subtractThenDivide(rows, offset(), scale());
  }
}
