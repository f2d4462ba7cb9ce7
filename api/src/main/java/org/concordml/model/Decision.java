package org.concordml.model;

import java.util.Optional;
import org.concordml.evaluation.ClassThresholds;
import org.concordml.evaluation.DecisionThreshold;

/**
 * From predictions to classes.
 *
 * @param threshold of two classes, 0 to 1: a probability above it is the positive class
 * @param classThresholds of several classes: the one of the largest probability over its threshold
 *     is predicted; empty for the most probable one, the first of equals
 */
public record Decision(double threshold, Optional<ClassThresholds> classThresholds) {

  /** Checks the range. */
  public Decision {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0 to 1, found " + threshold);
    }
  }

  /**
   * Of several classes the most probable.
   *
   * @param threshold of two classes, 0 to 1
   */
  public Decision(double threshold) {
    this(threshold, Optional.empty());
  }

  /**
   * @return which rows of two classes are predicted positive
   */
  public DecisionThreshold ofTwo() {
    return DecisionThreshold.above(threshold);
  }

  /**
   * @param predictions {@code [rows, width]}, row-major
   * @param width predictions a row: 1 for two classes, else one a class
   * @param row from 0
   * @return index of the class
   */
  public int classOf(double[] predictions, int width, int row) {
    if (width == 1) {
      return ofTwo().isPositive(predictions[row]) ? 1 : 0;
    }
    return classThresholds.isPresent()
        ? classThresholds.get().predicted(predictions, row * width)
        : ClassThresholds.mostProbable(predictions, row * width, width);
  }
}
