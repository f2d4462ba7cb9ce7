package org.concordml.split;

import java.util.Optional;
import org.concordml.data.FeatureMatrix;

/**
 * The features of the rows a {@link Split} trains on, as numbers: what a scaler is fitted on. Only
 * a split makes the rows, so that nothing can be fitted on those that are held back.
 */
public sealed interface TrainingFeatures permits TrainingRows, TrainingColumns.Numbers {

  /**
   * @return the features, {@code [rows, columns]}
   */
  FeatureMatrix features();

  /**
   * @return number of rows, at least 1
   */
  int rows();

  /**
   * @param column from 0
   * @return its name; empty if the rows are not of a table
   */
  Optional<String> name(int column);

  /**
   * @param column from 0
   * @return how a message calls it: {@code column "age" of patients.csv}, or {@code column 2 (from
   *     0)} if the rows are not of a table
   */
  String inWords(int column);
}
