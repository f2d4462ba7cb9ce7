package org.concordml.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features, each with its outcome and, where they differ, its weight. Immutable and safe to
 * share between threads.
 */
public final class Examples {

  private final FeatureMatrix features;
  private final Targets targets;
  private final double @Nullable [] weights;

  /**
   * @param features {@code [rows, columns]}
   * @param targets one a row
   */
  public Examples(FeatureMatrix features, Targets targets) {
    this(features, targets, null);
  }

  /**
   * @param features {@code [rows, columns]}
   * @param targets one a row
   * @param weights how much each row weighs in the loss of a training, finite, at least 0 and not
   *     all 0, as Keras' {@code sample_weight}; copied; null when all weigh 1
   */
  public Examples(FeatureMatrix features, Targets targets, double @Nullable [] weights) {
    this.features = Objects.requireNonNull(features, "features");
    this.targets = Objects.requireNonNull(targets, "targets");
    this.weights = weights == null ? null : weights.clone();
    requireOneEach("label", targets.rows());
    if (weights != null) {
      requireOneEach("weight", weights.length);
      requireWeights(weights);
    }
  }

  /**
   * Rows of two classes.
   *
   * @param features {@code [rows, columns]}
   * @param labels one a row, true for the positive class; copied
   * @return the examples
   */
  public static Examples binary(FeatureMatrix features, boolean[] labels) {
    return new Examples(features, Targets.binary(labels));
  }

  private void requireOneEach(String what, int found) {
    if (features.rows() != found) {
      throw new IllegalArgumentException(
          "there must be one "
              + what
              + " a row, found "
              + found
              + " "
              + what
              + "s and "
              + features.rows()
              + " rows");
    }
  }

  private static void requireWeights(double[] weights) {
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "a row's weight must be finite and at least 0, found " + weight);
      }
    }
  }

  /**
   * @return the features, {@code [rows, columns]}
   */
  public FeatureMatrix features() {
    return features;
  }

  /**
   * @return the outcomes, one a row
   */
  public Targets targets() {
    return targets;
  }

  /**
   * @return a copy of the weights, one a row; null when all weigh 1
   */
  public double @Nullable [] weights() {
    return weights == null ? null : weights.clone();
  }

  /**
   * @return number of rows
   */
  public int rows() {
    return features.rows();
  }

  /**
   * The same outcomes and weights with other features, as a scaler gives them.
   *
   * @param other as many rows
   * @return the examples
   */
  public Examples withFeatures(FeatureMatrix other) {
    return new Examples(other, targets, weights);
  }

  /**
   * The same features and weights with other outcomes, as a scaled outcome is.
   *
   * @param other as many rows
   * @return the examples
   */
  public Examples withTargets(Targets other) {
    return new Examples(features, other, weights);
  }

  /**
   * @param row from 0
   * @return true for the positive class
   * @throws IllegalStateException if the outcomes are not two classes
   */
  public boolean label(int row) {
    return twoClasses().index(row) == 1;
  }

  /**
   * @return a copy of the labels, true for the positive class
   * @throws IllegalStateException if the outcomes are not two classes
   */
  public boolean[] labels() {
    Targets.Classes classes = twoClasses();
    boolean[] labels = new boolean[classes.rows()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes.index(i) == 1;
    }
    return labels;
  }

  /**
   * @return how many rows are of the positive class
   * @throws IllegalStateException if the outcomes are not two classes
   */
  public int positives() {
    return twoClasses().counts()[1];
  }

  private Targets.Classes twoClasses() {
    if (targets instanceof Targets.Classes classes && classes.count() == 2) {
      return classes;
    }
    throw new IllegalStateException("outcomes must be of two classes, found " + targets);
  }

  /**
   * Picks rows, in the order given.
   *
   * @param rowIndices rows from 0
   * @return those rows
   */
  public Examples select(int[] rowIndices) {
    double[] all = weights;
    return new Examples(
        features.select(rowIndices),
        targets.select(rowIndices),
        all == null ? null : Arrays.stream(rowIndices).mapToDouble(row -> all[row]).toArray());
  }

  @Override
  public String toString() {
    return "Examples[" + features + ", " + targets + "]";
  }
}
