package org.concordml.split;

import java.util.Objects;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;

/**
 * The rows a {@link Split} trains on. Only a split makes one, so whatever asks for this type, such
 * as the fit of a scaler, cannot be given rows that are held back. Immutable.
 */
public final class TrainingRows {

  private final LabelledRows rows;

  TrainingRows(LabelledRows rows) {
    this.rows = Objects.requireNonNull(rows, "rows");
  }

  /**
   * @return features and labels, in the order of {@link Split#train()}
   */
  public LabelledRows labelled() {
    return rows;
  }

  /**
   * @return the features alone, {@code [rows, columns]}
   */
  public FeatureMatrix features() {
    return rows.features();
  }

  /**
   * @return number of rows, at least 1
   */
  public int rows() {
    return rows.rows();
  }

  @Override
  public String toString() {
    return "TrainingRows[" + rows + "]";
  }
}
