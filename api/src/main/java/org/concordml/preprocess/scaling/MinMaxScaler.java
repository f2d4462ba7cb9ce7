package org.concordml.preprocess.scaling;

import java.util.Locale;
import java.util.Map;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingFeatures;

/**
 * Maps the smallest training value of a column to {@code low} and the largest to {@code high}, as
 * scikit-learn's {@code MinMaxScaler}. Rows outside that range go below or above, unless they are
 * clipped.
 *
 * @param low what the smallest training value becomes; finite
 * @param high what the largest becomes; finite, above {@code low}
 * @param clip whether rows outside the training range become {@code low} or {@code high}
 */
public record MinMaxScaler(double low, double high, boolean clip) implements Scaler {

  /** Checks that there is a range. */
  public MinMaxScaler {
    if (!(low < high && Double.isFinite(high - low))) {
      throw new IllegalArgumentException(
          "the range of a min-max scaler must be from a number to a larger one, found "
              + low
              + " to "
              + high);
    }
  }

  /** From 0 to 1, not clipped. */
  public MinMaxScaler() {
    this(0, 1, false);
  }

  @Override
  public String name() {
    return "minmax";
  }

  @Override
  public Fitted fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new Fitted(
            this,
            ColumnValues.of(columns.length, c -> columns[c].minimum()),
            ColumnValues.of(columns.length, c -> columns[c].maximum())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.minMax(this);
  }

  /**
   * Range of each column; {@code scaled = value * scale + offset}, where {@code scale = (high -
   * low) / (maximum - minimum)} and {@code offset = low - minimum * scale}. A column of constant
   * value (range below ten epsilons, 2.2e-15) has scale {@code high - low}, so that its constant
   * maps to {@code low}.
   *
   * @param scaler what it was fitted by
   * @param minimum smallest training value of each column
   * @param maximum largest training value of each column, not below the minimum
   */
  public record Fitted(MinMaxScaler scaler, ColumnValues minimum, ColumnValues maximum)
      implements FittedScaler {

    /** Checks that there is a range. */
    public Fitted {
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
    public Fitted(ColumnValues minimum, ColumnValues maximum) {
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
}
