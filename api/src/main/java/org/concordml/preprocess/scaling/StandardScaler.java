package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingFeatures;

/**
 * Brings each column to mean 0 and standard deviation 1 (over n, not n - 1), as scikit-learn's
 * {@code StandardScaler} with its defaults. A column that cannot be told from a constant one within
 * the rounding of its own sums is only centred.
 */
public record StandardScaler() implements Scaler {

  @Override
  public String name() {
    return "standard";
  }

  @Override
  public Fitted fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new Fitted(
            ColumnValues.of(columns.length, c -> columns[c].mean()),
            ColumnValues.of(columns.length, c -> columns[c].standardDeviationOrOne())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.standard(this);
  }

  /**
   * Mean and standard deviation of each column; {@code scaled = (value - mean) / scale}.
   *
   * @param mean of the training values of each column
   * @param scale their standard deviation over n; 1 for a constant column; above 0
   */
  public record Fitted(ColumnValues mean, ColumnValues scale) implements FittedScaler {

    /** Checks that nothing is divided by 0. */
    public Fitted {
      scale.requireScaleFor(mean);
    }

    @Override
    public StandardScaler scaler() {
      return new StandardScaler();
    }

    @Override
    public int columns() {
      return mean.columns();
    }

    @Override
    public Map<String, ColumnValues> measured() {
      return ColumnValues.inOrder("mean", mean, "scale", scale);
    }

    @Override
    public FeatureMatrix transform(FeatureMatrix rows) {
      return ColumnwiseAffine.subtractThenDivide(rows, mean, scale);
    }

    @Override
    public FeatureMatrix inverse(FeatureMatrix rows) {
      return ColumnwiseAffine.multiplyThenAdd(rows, scale, mean);
    }
  }
}
