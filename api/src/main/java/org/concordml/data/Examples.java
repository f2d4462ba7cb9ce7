package org.concordml.data;

import java.util.Objects;

/** Rows of features, each with its class. Immutable and safe to share between threads. */
public final class Examples {

  private final FeatureMatrix features;
  private final boolean[] labels;

  /**
   * @param features {@code [rows, columns]}
   * @param labels one a row, true for the positive class; copied
   */
  public Examples(FeatureMatrix features, boolean[] labels) {
    this.features = Objects.requireNonNull(features, "features");
    this.labels = labels.clone();
    if (features.rows() != labels.length) {
      throw new IllegalArgumentException(
          "there must be one label a row, found "
              + labels.length
              + " labels and "
              + features.rows()
              + " rows");
    }
  }

  /**
   * @return the features, {@code [rows, columns]}
   */
  public FeatureMatrix features() {
    return features;
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return labels.length;
  }

  /**
   * @param row from 0
   * @return true for the positive class
   */
  public boolean label(int row) {
    return labels[row];
  }

  /**
   * @return a copy of the labels, true for the positive class
   */
  public boolean[] labels() {
    return labels.clone();
  }

  /**
   * Picks rows, in the order given.
   *
   * @param rowIndices rows from 0
   * @return those rows
   */
  public Examples select(int[] rowIndices) {
    boolean[] picked = new boolean[rowIndices.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = labels[rowIndices[i]];
    }
    return new Examples(features.select(rowIndices), picked);
  }

  /**
   * @return how many rows are of the positive class
   */
  public int positives() {
    int count = 0;
    for (boolean label : labels) {
      if (label) {
        count++;
      }
    }
    return count;
  }

  @Override
  public String toString() {
    return "Examples[" + features + ", " + positives() + " positive]";
  }
}
