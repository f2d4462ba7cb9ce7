package org.concordml.preprocess.scaling;

import java.util.List;
import java.util.stream.IntStream;
import org.concordml.split.TrainingFeatures;

/**
 * Maps each column by its rank among the training values to a uniform or a normal distribution, as
 * scikit-learn's {@code QuantileTransformer}. All training rows count: there is no subsample, where
 * scikit-learn takes 10,000 rows at random of more.
 *
 * @param quantiles how many are kept of each column, at least 2; no more than there are rows
 * @param output the distribution of the scaled training values
 */
public record QuantileTransformer(int quantiles, Output output) implements Scaler {

  private static final int QUANTILES = 1000;

  /** What the scaled values are distributed as. */
  public enum Output {
    /** Evenly from 0 to 1. */
    UNIFORM,
    /** As the standard normal distribution, cut at ±5.199. */
    NORMAL
  }

  /** Checks the number. */
  public QuantileTransformer {
    if (quantiles < 2) {
      throw new IllegalArgumentException(
          "the number of quantiles must be at least 2, found " + quantiles);
    }
  }

  /** With 1000 quantiles, to a uniform distribution. */
  public QuantileTransformer() {
    this(QUANTILES, Output.UNIFORM);
  }

  /**
   * @return with 1000 quantiles, to a normal distribution
   */
  public static QuantileTransformer normal() {
    return new QuantileTransformer(QUANTILES, Output.NORMAL);
  }

  @Override
  public String name() {
    return output == Output.NORMAL ? "quantile-normal" : "quantile";
  }

  @Override
  public FittedQuantileTransformer fit(TrainingFeatures training) {
    TrainingColumn[] columns = TrainingColumn.of(training);
    int count = Math.max(1, Math.min(quantiles, training.rows()));
    double[][] measured = new double[columns.length][];
    for (int c = 0; c < measured.length; c++) {
      measured[c] = columns[c].quantiles(count);
    }
    List<ColumnValues> values =
        IntStream.range(0, count)
            .mapToObj(q -> ColumnValues.of(columns.length, c -> measured[c][q]))
            .toList();
    return TrainingColumn.requireWithinFloat32(
        columns, new FittedQuantileTransformer(this, values));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.quantile(this);
  }
}
