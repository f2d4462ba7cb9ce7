package org.concordml.preprocess.scaling;

import java.util.Map;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;

/**
 * What a {@link Scaler} measured, and the transformation that follows from it. Immutable and safe
 * to share between threads; equal when every number is equal to the bit.
 *
 * <p>Values that are not finite pass through as the arithmetic of doubles has it: NaN stays NaN.
 */
public sealed interface FittedScaler
    permits MinMaxScaler.Fitted,
        StandardScaler.Fitted,
        MeanCentringScaler.Fitted,
        RobustScaler.Fitted,
        MaxAbsScaler.Fitted,
        QuantileTransformer.Fitted,
        PowerTransformer.Fitted,
        NoScaler.Fitted {

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json one JSON object
   * @return a scaler equal to the one written
   * @throws DataException if the text is not JSON, or not that of a fitted scaler
   */
  static FittedScaler fromJson(String json) {
    return FittedScalerJson.read(json);
  }

  /**
   * @return the configuration this was fitted by
   */
  Scaler scaler();

  /**
   * @return number of columns it was fitted on, at least 1
   */
  int columns();

  /**
   * What was measured, by name, in a fixed order: what a report shows and a file keeps.
   *
   * @return one number a column for each name; empty if nothing needed measuring; not modifiable
   */
  Map<String, ColumnValues> measured();

  /**
   * Scales rows.
   *
   * @param rows {@code [rows, columns()]}, in the unit of the data
   * @return {@code [rows, columns()]}, scaled
   * @throws IllegalArgumentException if the number of columns differs
   */
  FeatureMatrix transform(FeatureMatrix rows);

  /**
   * Scales labelled rows.
   *
   * @param rows as many columns as the scaler was fitted on
   * @return the same labels with scaled features
   */
  default Examples transform(Examples rows) {
    return rows.withFeatures(transform(rows.features()));
  }

  /**
   * Undoes {@link #transform}, but for rounding.
   *
   * @param rows {@code [rows, columns()]}, scaled
   * @return {@code [rows, columns()]}, in the unit of the data
   * @throws IllegalArgumentException if the number of columns differs
   */
  FeatureMatrix inverse(FeatureMatrix rows);

  /**
   * Writes the numbers so that {@link #fromJson} restores every bit.
   *
   * @return one JSON object: {@code "scaler"}, the name; options that are not the defaults; {@code
   *     "columns"}, their number; then an array of one number a column for each entry of {@link
   *     #measured()}
   */
  default String toJson() {
    return FittedScalerJson.write(this);
  }
}
