package org.concordml.preprocess.scaling;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.TrainingFeatures;
import org.hipparchus.special.Erf;

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
  public Fitted fit(TrainingFeatures training) {
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
    return TrainingColumn.requireWithinFloat32(columns, new Fitted(this, values));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.quantile(this);
  }

  /**
   * Quantiles of each column. A value becomes its place among them, on the straight line between
   * neighbours; one that several quantiles share, the middle of their places.
   *
   * @param scaler what it was fitted by
   * @param quantiles at equal distances from the smallest training value to the largest, ascending
   *     in each column; at least one
   */
  public record Fitted(QuantileTransformer scaler, List<ColumnValues> quantiles)
      implements FittedScaler {

    private static final double ROOT_2 = Math.sqrt(2);

    /** Nearer to an end than this counts as the end, as in scikit-learn. */
    private static final double END = 1e-7;

    /** Where the normal distribution is cut. */
    private static final double LARGEST = normalQuantile(1 - (END - Math.ulp(1.0)));

    private static final double SMALLEST = normalQuantile(END - Math.ulp(1.0));

    /** Checks that each column ascends. */
    public Fitted {
      quantiles = List.copyOf(quantiles);
      if (quantiles.isEmpty()) {
        throw new IllegalArgumentException("there must be at least 1 quantile, found 0");
      }
      for (int q = 1; q < quantiles.size(); q++) {
        quantiles.get(q).requireSameColumns(quantiles.get(q - 1));
        for (int column = 0; column < quantiles.get(q).columns(); column++) {
          if (quantiles.get(q).get(column) < quantiles.get(q - 1).get(column)) {
            throw new IllegalArgumentException(
                "the quantiles of column " + column + " must ascend, found " + q + " out of order");
          }
        }
      }
    }

    @Override
    public int columns() {
      return quantiles.get(0).columns();
    }

    /** One entry a quantile: {@code quantile 0} is the smallest value. */
    @Override
    public Map<String, ColumnValues> measured() {
      Map<String, ColumnValues> entries = new LinkedHashMap<>();
      for (int q = 0; q < quantiles.size(); q++) {
        entries.put("quantile " + q, quantiles.get(q));
      }
      return Collections.unmodifiableMap(entries);
    }

    @Override
    public FeatureMatrix transform(FeatureMatrix rows) {
      double[] places = places();
      double[] mirroredPlaces = mirrored(places);
      double[][] values = byColumn();
      double[][] mirroredValues = new double[values.length][];
      Arrays.setAll(mirroredValues, column -> mirrored(values[column]));
      return ValueWise.map(
          rows,
          columns(),
          (column, value) ->
              scaled(
                  value,
                  values[column][0],
                  values[column][places.length - 1],
                  // From below and from above: they differ where quantiles are equal.
                  0.5
                      * (interpolate(value, values[column], places)
                          - interpolate(-value, mirroredValues[column], mirroredPlaces))));
    }

    private double scaled(double value, double smallest, double largest, double between) {
      boolean isNormal = scaler.output() == QuantileTransformer.Output.NORMAL;
      double place = between;
      if (isNormal ? value - END < smallest : value <= smallest) {
        place = 0;
      } else if (isNormal ? value + END > largest : value >= largest) {
        place = 1;
      }
      return isNormal ? Math.min(Math.max(normalQuantile(place), SMALLEST), LARGEST) : place;
    }

    private static double[] mirrored(double[] values) {
      double[] reversed = new double[values.length];
      Arrays.setAll(reversed, i -> -values[values.length - 1 - i]);
      return reversed;
    }

    @Override
    public FeatureMatrix inverse(FeatureMatrix rows) {
      double[][] values = byColumn();
      double[] places = places();
      boolean isNormal = scaler.output() == QuantileTransformer.Output.NORMAL;
      return ValueWise.map(
          rows,
          columns(),
          (column, value) -> {
            double place = isNormal ? 0.5 * Erf.erfc(-value / ROOT_2) : value;
            return interpolate(place, places, values[column]);
          });
    }

    /** Numpy's {@code interp}: the straight line between neighbours, the end values beyond. */
    private static double interpolate(double x, double[] xs, double[] ys) {
      int last = xs.length - 1;
      if (x >= xs[last]) {
        return ys[last];
      }
      if (x < xs[0]) {
        return ys[0];
      }
      int low = 0;
      int high = last;
      while (high - low > 1) {
        int middle = (low + high) >>> 1;
        if (xs[middle] <= x) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (ys[low + 1] - ys[low]) / (xs[low + 1] - xs[low]) * (x - xs[low]) + ys[low];
    }

    private double[][] byColumn() {
      double[][] values = new double[columns()][quantiles.size()];
      for (int q = 0; q < quantiles.size(); q++) {
        for (int column = 0; column < values.length; column++) {
          values[column][q] = quantiles.get(q).get(column);
        }
      }
      return values;
    }

    /** Where the quantiles lie, from 0 to 1. */
    private double[] places() {
      double[] places = new double[quantiles.size()];
      Arrays.setAll(places, q -> q == 0 ? 0 : (double) q / (places.length - 1));
      return places;
    }

    /** The value below which a share {@code p} of the standard normal distribution lies. */
    private static double normalQuantile(double p) {
      return p > 0.5 ? -lowerQuantile(1 - p) : lowerQuantile(p);
    }

    /** Of a share up to a half; one step of Newton's method mends what the inverse lacks there. */
    private static double lowerQuantile(double p) {
      double x = -ROOT_2 * Erf.erfcInv(2 * p);
      double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
      return p == 0 ? x : x - (0.5 * Erf.erfc(-x / ROOT_2) - p) / density;
    }
  }
}
