package org.concordml.preprocess.scaling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingFeatures;

/**
 * Makes each column more like a normal distribution by Yeo and Johnson's power transform, then
 * brings it to mean 0 and standard deviation 1, as scikit-learn's {@code PowerTransformer}. The
 * power of a column is the one of the largest likelihood. Source: I. Yeo and R. Johnson, "A new
 * family of power transformations to improve normality or symmetry", Biometrika 87(4), 2000.
 *
 * @param standardize whether mean and standard deviation are brought to 0 and 1 afterwards
 */
public record PowerTransformer(boolean standardize) implements Scaler {

  /** Standardised. */
  public PowerTransformer() {
    this(true);
  }

  @Override
  public String name() {
    return "power";
  }

  @Override
  public Fitted fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    ColumnValues lambda = ColumnValues.of(columns.length, c -> columns[c].yeoJohnsonLambda());
    TrainingColumn[] bent = new TrainingColumn[columns.length];
    for (int c = 0; c < bent.length; c++) {
      double power = lambda.get(c);
      bent[c] = columns[c].map(value -> YeoJohnson.transform(value, power));
    }
    return TrainingColumn.requireWithinFloat32(
        columns,
        new Fitted(
            this,
            lambda,
            ColumnValues.of(bent.length, c -> standardize ? bent[c].mean() : 0),
            ColumnValues.of(bent.length, c -> standardize ? bent[c].standardDeviationOrOne() : 1)));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.power(this);
  }

  /**
   * Power of each column, and mean and standard deviation after it; {@code scaled = (bent(value) -
   * mean) / scale}.
   *
   * @param scaler what it was fitted by
   * @param lambda Yeo and Johnson's power of each column; 1 leaves it as it is
   * @param mean of the training values of each column after the power; 0 if not standardised
   * @param scale their standard deviation over n; 1 for a constant column or if not standardised;
   *     above 0
   */
  public record Fitted(
      PowerTransformer scaler, ColumnValues lambda, ColumnValues mean, ColumnValues scale)
      implements FittedScaler {

    /** Checks that nothing is divided by 0. */
    public Fitted {
      mean.requireSameColumns(lambda);
      scale.requireScaleFor(lambda);
    }

    @Override
    public int columns() {
      return lambda.columns();
    }

    @Override
    public Map<String, ColumnValues> measured() {
      Map<String, ColumnValues> entries = new LinkedHashMap<>();
      entries.put("lambda", lambda);
      entries.put("mean", mean);
      entries.put("scale", scale);
      return Collections.unmodifiableMap(entries);
    }

    @Override
    public FeatureMatrix transform(FeatureMatrix rows) {
      return ValueWise.map(
          rows,
          columns(),
          (c, value) -> (YeoJohnson.transform(value, lambda.get(c)) - mean.get(c)) / scale.get(c));
    }

    @Override
    public FeatureMatrix inverse(FeatureMatrix rows) {
      return ValueWise.map(
          rows,
          columns(),
          (c, value) -> YeoJohnson.inverse(value * scale.get(c) + mean.get(c), lambda.get(c)));
    }
  }
}
