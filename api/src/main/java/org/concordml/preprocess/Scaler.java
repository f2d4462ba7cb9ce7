package org.concordml.preprocess;

import java.util.List;
import org.concordml.NamedChoices;
import org.concordml.data.DataException;
import org.concordml.split.TrainingRows;

/** How columns are to be scaled; what is measured for it comes with {@link #fit}. */
public sealed interface Scaler
    permits MinMaxScaler, StandardScaler, MeanCentringScaler, RobustScaler, NoScaler {

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
   * Every scaler, in the order to show them.
   *
   * @return the list, never empty
   */
  static List<Scaler> all() {
    return List.of(
        new MinMaxScaler(),
        new StandardScaler(),
        new MeanCentringScaler(),
        new RobustScaler(),
        new NoScaler());
  }

  /**
   * Finds a scaler by its name.
   *
   * @param name minmax, standard, mean, robust or none, in any spelling, or scikit-learn's name
   *     ({@code StandardScaler})
   * @return that scaler
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static Scaler named(String name) {
    return NamedChoices.<Scaler>of("scaler", all(), Scaler::name)
        .alias(new MinMaxScaler(), "minMaxScaler")
        .alias(new StandardScaler(), "standardScaler")
        .alias(new RobustScaler(), "robustScaler")
        .alias(new NoScaler(), "passthrough")
        .named(name);
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
  FittedScaler fit(TrainingRows training);
}
