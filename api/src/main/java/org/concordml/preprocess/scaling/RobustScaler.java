package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;
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
  public Fitted fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new Fitted(
            this,
            ColumnValues.of(columns.length, c -> columns[c].median()),
            ColumnValues.of(columns.length, c -> columns[c].quantileRangeOrOne(low, high))));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.robust(this);
  }

  /**
   * Median of each column and the distance between two of its quantiles; {@code scaled = (value -
   * median) / scale}.
   *
   * @param scaler what it was fitted by
   * @param median of the training values of each column
   * @param scale distance from their lower to their upper quantile; 1 where that is below ten
   *     epsilons (2.2e-15); above 0
   */
  public record Fitted(RobustScaler scaler, ColumnValues median, ColumnValues scale)
      implements FittedScaler {

    /** Checks that nothing is divided by 0. */
    public Fitted {
      scale.requireScaleFor(median);
    }

    /**
     * Fitted by a scaler between the quartiles.
     *
     * @param median of the training values of each column
     * @param scale distance from their first to their third quartile; above 0
     */
    public Fitted(ColumnValues median, ColumnValues scale) {
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
}
