package org.concordml.preprocess.scaling;

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
  public FittedPowerTransformer fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    ColumnValues lambda = ColumnValues.of(columns.length, c -> columns[c].yeoJohnsonLambda());
    TrainingColumn[] bent = new TrainingColumn[columns.length];
    for (int c = 0; c < bent.length; c++) {
      double power = lambda.get(c);
      bent[c] = columns[c].map(value -> YeoJohnson.transform(value, power));
    }
    return TrainingColumn.requireWithinFloat32(
        columns,
        new FittedPowerTransformer(
            this,
            lambda,
            ColumnValues.of(bent.length, c -> standardize ? bent[c].mean() : 0),
            ColumnValues.of(bent.length, c -> standardize ? bent[c].standardDeviationOrOne() : 1)));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.power(this);
  }
}
