package org.concordml.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.NamedChoices;

/**
 * Numbers that say how good predictions of a number are; <i>error</i> is prediction minus truth.
 * Each is NaN where it is undefined, as told with it. Correlations and what counts pairs of rows
 * take no row weights: they are undefined with them.
 *
 * <p>Two metrics of one key are equal.
 */
public final class QuantityMetric implements Metric {

  /** Mean absolute error, in the unit of the truth. Always defined. */
  public static final QuantityMetric MAE =
      lower("mae", p -> p.mean((t, y) -> Math.abs(y - t)), "meanAbsoluteError");

  /** Mean squared error, in the square of the unit. Always defined. */
  public static final QuantityMetric MSE =
      lower("mse", QuantityMetric::meanSquare, "meanSquaredError");

  /** Square root of {@link #MSE}, in the unit of the truth. Always defined. */
  public static final QuantityMetric RMSE =
      lower("rmse", p -> Math.sqrt(meanSquare(p)), "rootMeanSquaredError");

  /**
   * Coefficient of determination: 1 minus the mean squared error over that of the mean truth; at
   * most 1. Of a constant truth 1 if every prediction is right and else 0, as scikit-learn says.
   * Undefined with fewer than 2 rows.
   */
  public static final QuantityMetric R2 =
      higher("r2", p -> explained(p, meanSquare(p), p.moments().truthVariance()));

  /**
   * As {@link #R2}, of the variance of the errors: an error that is the same in all rows does not
   * count. Undefined with fewer than 2 rows.
   */
  public static final QuantityMetric EXPLAINED_VARIANCE =
      higher("explainedVariance", QuantityMetric::explainedVariance);

  /** Median absolute error, in the unit of the truth. Always defined. */
  public static final QuantityMetric MEDIAN_ABSOLUTE_ERROR =
      lower("medianAbsoluteError", p -> p.median((t, y) -> Math.abs(y - t)), "medae");

  /** Largest absolute error, in the unit of the truth, whatever the weights. Always defined. */
  public static final QuantityMetric MAX_ERROR =
      lower("maxError", p -> p.largest((t, y) -> Math.abs(y - t)));

  /**
   * Mean of the absolute error over the absolute truth, as a share, not in per cent. Always
   * defined: a truth below 2.2e-16 counts as that, so that one 0 makes the metric huge.
   */
  public static final QuantityMetric MAPE =
      lower(
          "mape",
          p -> p.mean((t, y) -> Math.abs(y - t) / Math.max(Math.abs(t), Math.ulp(1.0))),
          "meanAbsolutePercentageError");

  /**
   * Mean squared error of {@code ln(1 + x)}. Undefined if a truth or a prediction is -1 or less.
   */
  public static final QuantityMetric MSLE =
      lower("msle", QuantityMetric::meanSquareOfLogs, "meanSquaredLogError", "msle");

  /**
   * 1 minus the mean absolute error over that of the median truth; at most 1. Of a constant truth 1
   * if every prediction is right and else 0. Undefined with fewer than 2 rows.
   */
  public static final QuantityMetric D2_ABSOLUTE_ERROR =
      higher("d2AbsoluteError", QuantityMetric::d2AbsoluteError, "d2Absolute");

  /**
   * Pearson's correlation of truth and prediction; -1 to 1. Undefined if either is constant, and
   * with row weights.
   */
  public static final QuantityMetric PEARSON =
      unweighted("pearson", p -> p.moments().correlation(), "pearsonr", "pearsonCorrelation");

  /**
   * Spearman's correlation: Pearson's of the ranks, ties at their mean rank; -1 to 1. Undefined if
   * either is constant, and with row weights.
   */
  public static final QuantityMetric SPEARMAN =
      unweighted("spearman", p -> p.rankMoments().correlation(), "spearmanr");

  /**
   * Kendall's tau-b: pairs of rows ordered alike minus pairs ordered unlike, over the geometric
   * mean of the pairs that either orders; -1 to 1. Undefined if either is constant, and with row
   * weights.
   */
  public static final QuantityMetric KENDALL =
      unweighted("kendall", p -> p.pairs().kendall(), "kendallTau", "kendallTauB");

  /**
   * Harrell's concordance index: part of the pairs of different truth that the predictions order
   * alike, equal predictions counting half; 0 to 1, by chance 0.5. Undefined if the truth is
   * constant, and with row weights.
   */
  public static final QuantityMetric CONCORDANCE =
      unweighted("concordance", p -> p.pairs().concordance(), "concordanceIndex", "cIndex");

  /**
   * Lin's concordance correlation coefficient, {@code 2 cov / (var + var + (mean - mean)²)} with
   * variances over n; -1 to 1. Source: L. I. Lin, "A concordance correlation coefficient to
   * evaluate reproducibility", Biometrics 45, 1989. Undefined if both are one and the same
   * constant, and with row weights.
   */
  public static final QuantityMetric LIN_CCC =
      unweighted("linCcc", QuantityMetric::lin, "ccc", "concordanceCorrelation");

  private static final List<QuantityMetric> WITHOUT_PARAMETER =
      List.of(
          MAE,
          MSE,
          RMSE,
          R2,
          EXPLAINED_VARIANCE,
          MEDIAN_ABSOLUTE_ERROR,
          MAX_ERROR,
          MAPE,
          MSLE,
          D2_ABSOLUTE_ERROR,
          PEARSON,
          SPEARMAN,
          KENDALL,
          CONCORDANCE,
          LIN_CCC);

  private static final Pattern WITH_PARAMETER =
      Pattern.compile(
          "(mean[\\s_-]?)?(pinball|huber)([\\s_-]?loss)?[\\s_=-]?(\\d*\\.?\\d+(?:e-?\\d+)?)");

  private final String key;
  private final boolean higherIsBetter;
  private final ToDoubleFunction<QuantityPredictions> formula;
  private final List<String> aliases;

  private QuantityMetric(
      String key,
      boolean higherIsBetter,
      ToDoubleFunction<QuantityPredictions> formula,
      String... aliases) {
    this.key = key;
    this.higherIsBetter = higherIsBetter;
    this.formula = formula;
    this.aliases = List.of(aliases);
  }

  private static QuantityMetric higher(
      String key, ToDoubleFunction<QuantityPredictions> formula, String... aliases) {
    return new QuantityMetric(key, true, formula, aliases);
  }

  private static QuantityMetric lower(
      String key, ToDoubleFunction<QuantityPredictions> formula, String... aliases) {
    return new QuantityMetric(key, false, formula, aliases);
  }

  private static QuantityMetric unweighted(
      String key, ToDoubleFunction<QuantityPredictions> formula, String... aliases) {
    return higher(key, p -> p.isWeighted() ? Double.NaN : formula.applyAsDouble(p), aliases);
  }

  /**
   * Mean pinball (quantile) loss: a truth above the prediction costs {@code quantile} times the
   * difference, one below {@code 1 - quantile} times. Always defined.
   *
   * @param quantile above 0 and below 1
   * @return the metric, of the name {@code pinball0.9} for 0.9
   * @throws IllegalArgumentException if the quantile is out of range
   */
  public static QuantityMetric pinball(double quantile) {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "quantile of the pinball loss must be above 0 and below 1, found " + quantile);
    }
    return lower(
        "pinball" + quantile,
        p -> p.mean((t, y) -> t > y ? quantile * (t - y) : (1 - quantile) * (y - t)));
  }

  /**
   * Mean Huber loss: half the square of errors up to delta, {@code delta (|error| - delta / 2)}
   * beyond. Always defined.
   *
   * @param delta above 0, in the unit of the truth
   * @return the metric, of the name {@code huber1.0} for 1
   * @throws IllegalArgumentException if delta is out of range
   */
  public static QuantityMetric huber(double delta) {
    if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("delta of the Huber loss must be above 0, found " + delta);
    }
    return lower("huber" + delta, p -> p.mean((t, y) -> huber(Math.abs(y - t), delta)));
  }

  private static double huber(double error, double delta) {
    return error <= delta ? error * error / 2 : delta * (error - delta / 2);
  }

  /**
   * @return every metric in the order to list them, with Huber's loss of delta 1 and the pinball
   *     losses of the quantiles 0.1, 0.5 and 0.9
   */
  public static List<QuantityMetric> all() {
    List<QuantityMetric> all = new ArrayList<>(WITHOUT_PARAMETER);
    all.addAll(List.of(huber(1), pinball(0.1), pinball(0.5), pinball(0.9)));
    return List.copyOf(all);
  }

  /**
   * Finds a metric by its name.
   *
   * @param name as {@link #key()}, in any spelling, or a usual name such as {@code r2_score},
   *     {@code pinball_0.9} or scikit-learn's {@code mean_absolute_error}
   * @return that metric
   * @throws IllegalArgumentException if there is none, or its parameter is out of range; the
   *     message lists the keys
   */
  public static QuantityMetric named(String name) {
    return find(name).orElseGet(() -> names().named(name));
  }

  /**
   * Looks for a metric by its name.
   *
   * @param name as {@link #named} takes it
   * @return that metric; empty if there is none
   * @throws IllegalArgumentException if its parameter is out of range
   */
  public static Optional<QuantityMetric> find(String name) {
    Matcher parameter = WITH_PARAMETER.matcher(name.toLowerCase(Locale.ROOT));
    if (parameter.matches()) {
      double number = Double.parseDouble(parameter.group(4));
      return Optional.of(parameter.group(2).equals("huber") ? huber(number) : pinball(number));
    }
    return names().find(name);
  }

  private static NamedChoices<QuantityMetric> names() {
    NamedChoices<QuantityMetric> all =
        NamedChoices.of("metric", all(), (Function<QuantityMetric, String>) QuantityMetric::key);
    for (QuantityMetric metric : all()) {
      all.alias(metric, metric.key + "Score").alias(metric, metric.aliases());
    }
    return all.alias(huber(1), "huber", "huberLoss")
        .alias(pinball(0.5), "pinball", "meanPinballLoss");
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  @Override
  public String[] aliases() {
    return aliases.toArray(String[]::new);
  }

  /**
   * @param predictions of some rows
   * @return the number, NaN where undefined
   */
  public double of(QuantityPredictions predictions) {
    return formula.applyAsDouble(predictions);
  }

  private static double meanSquare(QuantityPredictions predictions) {
    return predictions.mean((t, y) -> (y - t) * (y - t));
  }

  private static double meanSquareOfLogs(QuantityPredictions predictions) {
    if (!predictions.all((t, y) -> t > -1 && y > -1)) {
      return Double.NaN;
    }
    return predictions.mean(
        (t, y) -> {
          double error = Math.log1p(y) - Math.log1p(t);
          return error * error;
        });
  }

  private static double explainedVariance(QuantityPredictions predictions) {
    double bias = predictions.mean((t, y) -> y - t);
    double variance = predictions.mean((t, y) -> (y - t - bias) * (y - t - bias));
    return explained(predictions, variance, predictions.moments().truthVariance());
  }

  private static double d2AbsoluteError(QuantityPredictions predictions) {
    double median = predictions.median((t, y) -> t);
    return explained(
        predictions, MAE.of(predictions), predictions.mean((t, y) -> Math.abs(t - median)));
  }

  /** 1 minus a part; what scikit-learn's {@code force_finite} says where the whole is 0. */
  private static double explained(QuantityPredictions predictions, double part, double whole) {
    if (predictions.rows() < 2) {
      return Double.NaN;
    }
    if (whole == 0) {
      return part == 0 ? 1 : 0;
    }
    return 1 - part / whole;
  }

  private static double lin(QuantityPredictions predictions) {
    QuantityPredictions.Moments moments = predictions.moments();
    double apart = moments.truthMean() - moments.predictedMean();
    return 2
        * moments.covariance()
        / (moments.truthVariance() + moments.predictedVariance() + apart * apart);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantityMetric metric && key.equals(metric.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}
