package org.concordml.preprocess.scaling;

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
  public FittedMinMaxScaler fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedMinMaxScaler(
            this,
            ColumnValues.of(columns.length, c -> columns[c].minimum()),
            ColumnValues.of(columns.length, c -> columns[c].maximum())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.minMax(this);
  }
}
