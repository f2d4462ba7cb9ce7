package org.concordml.preprocess.scaling;

import org.concordml.split.TrainingFeatures;

/**
 * Subtracts the median of each column and divides by the distance between two of its quantiles, so
 * that a few extreme rows change nothing, as scikit-learn's {@code RobustScaler}. Quantiles lie on
 * the straight line between neighbours (numpy's linear method).
 *
 * @param low the lower of the quantiles, from 0 to 1; below {@code high}
 * @param high the upper one, from 0 to 1
 */
public record RobustScaler(double low, double high) implements Scaler {

  /** Checks the range. */
  public RobustScaler {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "the quantiles of a robust scaler must be from 0 to 1, the first below the second,"
              + " found "
              + low
              + " and "
              + high);
    }
  }

  /** Between the quartiles. */
  public RobustScaler() {
    this(0.25, 0.75);
  }

  @Override
  public String name() {
    return "robust";
  }

  @Override
  public FittedRobustScaler fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedRobustScaler(
            this,
            ColumnValues.of(columns.length, c -> columns[c].median()),
            ColumnValues.of(columns.length, c -> columns[c].quantileRangeOrOne(low, high))));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.robust(this);
  }
}
