package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingFeatures;

/**
 * Brings each column to mean 0 and leaves its unit, as scikit-learn's {@code
 * StandardScaler(with_std=False)}.
 */
public record MeanCentringScaler() implements Scaler {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public Fitted fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns, new Fitted(ColumnValues.of(columns.length, c -> columns[c].mean())));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.meanCentring(this);
  }

  /**
   * Mean of each column; {@code scaled = value - mean}.
   *
   * @param mean of the training values of each column
   */
  public record Fitted(ColumnValues mean) implements FittedScaler {

    @Override
    public MeanCentringScaler scaler() {
      return new MeanCentringScaler();
    }

    @Override
    public int columns() {
      return mean.columns();
    }

    @Override
    public Map<String, ColumnValues> measured() {
      return Map.of("mean", mean);
    }

    @Override
    public FeatureMatrix transform(FeatureMatrix rows) {
      return ColumnwiseAffine.subtractThenDivide(rows, mean, ones());
    }

    @Override
    public FeatureMatrix inverse(FeatureMatrix rows) {
      return ColumnwiseAffine.multiplyThenAdd(rows, ones(), mean);
    }

    private ColumnValues ones() {
      return mean.map(value -> 1);
    }
  }
}
