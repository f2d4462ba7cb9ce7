package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingFeatures;

/**
 * Divides each column by the largest distance of its training values from 0, as scikit-learn's
 * {@code MaxAbsScaler}: 0 stays 0.
 */
public record MaxAbsScaler() implements Scaler {

  @Override
  public String name() {
    return "maxabs";
  }

  @Override
  public Fitted fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(
        columns,
        new Fitted(
            ColumnValues.of(columns.length, c -> TrainingColumn.orOne(columns[c].largest()))));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.maxAbs(this);
  }

  /**
   * Largest distance from 0 of each column; {@code scaled = value / scale}.
   *
   * @param scale largest absolute training value of each column; 1 where that is below ten epsilons
   *     (2.2e-15); above 0
   */
  public record Fitted(ColumnValues scale) implements FittedScaler {

    /** Checks that nothing is divided by 0. */
    public Fitted {
      scale.requireScaleFor(scale);
    }

    @Override
    public MaxAbsScaler scaler() {
      return new MaxAbsScaler();
    }

    @Override
    public int columns() {
      return scale.columns();
    }

    @Override
    public Map<String, ColumnValues> measured() {
      return Map.of("scale", scale);
    }

    @Override
    public FeatureMatrix transform(FeatureMatrix rows) {
      return ValueWise.map(rows, columns(), (column, value) -> value / scale.get(column));
    }

    @Override
    public FeatureMatrix inverse(FeatureMatrix rows) {
      return ValueWise.map(rows, columns(), (column, value) -> value * scale.get(column));
    }
  }
}
