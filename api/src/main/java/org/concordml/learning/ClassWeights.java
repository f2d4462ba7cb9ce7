package org.concordml.learning;

/** How much a row of each class weighs in the training loss; validation and test never weigh. */
public sealed interface ClassWeights {

  /** Every row weighs 1. */
  ClassWeights NONE = new Fixed(1, 1);

  /**
   * Resolves the weights for a training set.
   *
   * @param labels of the training rows, true for the positive class
   * @return numbers for both classes
   */
  Fixed resolve(boolean[] labels);

  /**
   * The same for any data.
   *
   * @param negative of a row of the negative class, above 0
   * @param positive of a row of the positive class, above 0
   */
  record Fixed(double negative, double positive) implements ClassWeights {

    /** Checks the ranges. */
    public Fixed {
      Optimizer.positive("class weight", negative);
      Optimizer.positive("class weight", positive);
    }

    @Override
    public Fixed resolve(boolean[] labels) {
      return this;
    }

    /**
     * @return true if both are 1
     */
    public boolean neutral() {
      return negative == 1 && positive == 1;
    }

    /**
     * @param labels true for the positive class
     * @return a weight a row
     */
    public double[] perRow(boolean[] labels) {
      double[] weights = new double[labels.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = labels[i] ? positive : negative;
      }
      return weights;
    }
  }

  /** {@code rows / (2 · rows of the class)}, as scikit-learn's {@code balanced}. */
  record Balanced() implements ClassWeights {

    @Override
    public Fixed resolve(boolean[] labels) {
      int positives = 0;
      for (boolean label : labels) {
        positives += label ? 1 : 0;
      }
      int negatives = labels.length - positives;
      if (positives == 0 || negatives == 0) {
        throw new IllegalArgumentException(
            "balanced class weights need rows of both classes, found "
                + negatives
                + " negative and "
                + positives
                + " positive");
      }
      return new Fixed(labels.length / (2.0 * negatives), labels.length / (2.0 * positives));
    }
  }
}
