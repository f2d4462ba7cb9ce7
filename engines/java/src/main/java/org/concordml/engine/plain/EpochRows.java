package org.concordml.engine.plain;

import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.jspecify.annotations.Nullable;

/**
 * The bound rows in the order of an epoch. Features are not copied: a block fetches its rows when
 * its turn comes, on the thread that needs them.
 */
final class EpochRows {

  private final Examples rows;
  private final double @Nullable [] rowWeights;
  private int[] order = new int[0];
  private final Targets targets;
  private final int width;
  private double[] target = new double[0];
  private double @Nullable [] weights;
  private double[] outputs = new double[0];

  /**
   * @param rowWeights owned by this from now on; null when all weigh 1
   * @param width outputs a row
   */
  EpochRows(Examples rows, double @Nullable [] rowWeights, int width) {
    this.rows = rows;
    this.targets = rows.targets();
    this.width = width;
    this.rowWeights = rowWeights;
  }

  /** Lays the rows out anew; arrays of the last epoch serve again if they fit. */
  void begin(int[] newOrder) {
    if (order.length != newOrder.length || newOrder.length == 0) {
      order = new int[newOrder.length];
      target = new double[newOrder.length];
      weights = rowWeights == null ? null : new double[newOrder.length];
      outputs = new double[newOrder.length * width];
    }
    fill(newOrder);
    for (int i = 0; i < newOrder.length; i++) {
      int row = newOrder[i];
      order[i] = row;
      if (weights != null && rowWeights != null) {
        weights[i] = rowWeights[row];
      }
    }
  }

  /**
   * Fetches features.
   *
   * @param from first row, in the epoch's order
   * @param target {@code [count][columns]}, or with more rows
   */
  void copyFeatures(int from, int count, double[][] target) {
    FeatureMatrix features = rows.features();
    for (int i = 0; i < count; i++) {
      features.copyRow(order[from + i], target[i], 0);
    }
  }

  private void fill(int[] newOrder) {
    if (targets instanceof Targets.Classes classes) {
      for (int i = 0; i < newOrder.length; i++) {
        target[i] = classes.index(newOrder[i]);
      }
    } else if (targets instanceof Targets.Numbers numbers) {
      for (int i = 0; i < newOrder.length; i++) {
        target[i] = numbers.value(newOrder[i]);
      }
    }
  }

  /**
   * @return the class, 1 for the positive one of two, or the number
   */
  double target(int row) {
    return target[row];
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /**
   * @return one a row, in the epoch's order; each batch's step writes its own
   */
  double[] outputs() {
    return outputs;
  }
}
