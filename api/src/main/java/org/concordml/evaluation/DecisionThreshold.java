package org.concordml.evaluation;

/**
 * From which probability on a row is predicted positive.
 *
 * <p>Keras' {@code binary_accuracy} and {@code predict} of scikit-learn's classifiers count a row
 * whose probability is <em>above</em> 0.5; points of a ROC or precision-recall curve, as
 * scikit-learn's {@code roc_curve} gives them, count rows <em>at or above</em> theirs. The two
 * differ for rows exactly at the threshold only.
 *
 * @param value 0 to 1
 * @param inclusive whether a row exactly at the value is positive
 */
public record DecisionThreshold(double value, boolean inclusive) {

  /** Above 0.5: the rule of Keras' accuracy, and so of the history of a training. */
  public static final DecisionThreshold HALF = above(0.5);

  /** Checks the range. */
  public DecisionThreshold {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0 to 1, found " + value);
    }
  }

  /**
   * @param value 0 to 1; at 1 no row is positive
   * @return the rule {@code probability > value}
   */
  public static DecisionThreshold above(double value) {
    return new DecisionThreshold(value, false);
  }

  /**
   * @param value 0 to 1; at 0 every row is positive
   * @return the rule {@code probability >= value}
   */
  public static DecisionThreshold atOrAbove(double value) {
    return new DecisionThreshold(value, true);
  }

  /**
   * @param probability of the positive class
   * @return whether the row is predicted positive
   */
  public boolean isPositive(double probability) {
    return inclusive ? probability >= value : probability > value;
  }
}
