package org.concordml.preprocess.scaling;

import java.util.List;
import org.concordml.NamedChoices;
import org.concordml.data.DataException;
import org.concordml.split.TrainingFeatures;

/**
 * How columns are to be scaled; what is measured for it comes with {@link #fit}.
 *
 * <pre>{@code
 * FittedScaler fitted = Scaler.named("standard").fit(split.training(data));
 * FeatureMatrix scaled = fitted.transform(split.test(data).features());
 * }</pre>
 */
public sealed interface Scaler
    permits MinMaxScaler,
        StandardScaler,
        MeanCentringScaler,
        RobustScaler,
        MaxAbsScaler,
        QuantileTransformer,
        PowerTransformer,
        NoScaler {

  /**
   * One answer for each scaler. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param scaler is min-max
     * @return the answer
     */
    R minMax(MinMaxScaler scaler);

    /**
     * @param scaler is standard
     * @return the answer
     */
    R standard(StandardScaler scaler);

    /**
     * @param scaler is mean centring
     * @return the answer
     */
    R meanCentring(MeanCentringScaler scaler);

    /**
     * @param scaler is robust
     * @return the answer
     */
    R robust(RobustScaler scaler);

    /**
     * @param scaler is max-abs
     * @return the answer
     */
    R maxAbs(MaxAbsScaler scaler);

    /**
     * @param scaler is by quantiles
     * @return the answer
     */
    R quantile(QuantileTransformer scaler);

    /**
     * @param scaler is by a power
     * @return the answer
     */
    R power(PowerTransformer scaler);

    /**
     * @param scaler is none
     * @return the answer
     */
    R none(NoScaler scaler);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * Every scaler with its defaults, in the order to show them.
   *
   * @return the list, never empty
   */
  static List<Scaler> all() {
    return List.of(
        new MinMaxScaler(),
        new StandardScaler(),
        new MeanCentringScaler(),
        new RobustScaler(),
        new MaxAbsScaler(),
        new QuantileTransformer(),
        QuantileTransformer.normal(),
        new PowerTransformer(),
        new NoScaler());
  }

  /**
   * Finds a scaler by its name.
   *
   * @param name minmax, standard, mean, robust, maxabs, quantile, quantile-normal, power or none,
   *     in any spelling, or scikit-learn's name ({@code StandardScaler})
   * @return that scaler with its defaults
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static Scaler named(String name) {
    return NamedChoices.<Scaler>of("scaler", all(), Scaler::name)
        .alias(new MinMaxScaler(), "minMaxScaler")
        .alias(new StandardScaler(), "standardScaler")
        .alias(new RobustScaler(), "robustScaler")
        .alias(new MaxAbsScaler(), "maxAbsScaler")
        .alias(new QuantileTransformer(), "quantileTransformer", "quantileUniform")
        .alias(new PowerTransformer(), "powerTransformer", "yeoJohnson")
        .alias(new NoScaler(), "passthrough")
        .named(name);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json a name as {@link #named} takes it, in quotes, or an object
   * @return the scaler
   * @throws IllegalArgumentException if it is neither, or an option is unknown or out of range
   */
  static Scaler fromJson(String json) {
    return ScalerJson.read(json);
  }

  /**
   * @return the name in quotes if the options are the defaults, else one JSON object: {@code
   *     "scaler"}, the name, and the options
   */
  default String toJson() {
    return ScalerJson.write(this);
  }

  /**
   * @return the name a command line or a file knows it by
   */
  String name();

  /**
   * Measures the columns of the training rows.
   *
   * @param training at least 1 row
   * @return the scaler that transforms rows of the same columns
   * @throws DataException if a value is not finite, or so large that the measure overflows or the
   *     scaled values leave the range of float32
   */
  FittedScaler fit(TrainingFeatures training);
}
