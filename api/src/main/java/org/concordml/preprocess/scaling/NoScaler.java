package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingFeatures;

/** Leaves every value as it is. */
public record NoScaler() implements Scaler {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public Fitted fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    return TrainingColumn.requireWithinFloat32(columns, new Fitted(columns.length));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.none(this);
  }

  /**
   * Leaves rows as they are, but refuses rows of another number of columns.
   *
   * @param columns number of columns, at least 1
   */
  public record Fitted(int columns) implements FittedScaler {

    /** Checks that there are columns. */
    public Fitted {
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
}
