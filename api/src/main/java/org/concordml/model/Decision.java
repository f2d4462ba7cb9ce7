package org.concordml.model;

import org.concordml.evaluation.DecisionThreshold;

/**
 * From predictions to classes. Of several classes the most probable one is predicted, the first of
 * equals.
 *
 * @param threshold of two classes, 0 to 1: a probability above it is the positive class
 */
public record Decision(double threshold) {

  /** Checks the range. */
  public Decision {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0 to 1, found " + threshold);
    }
  }

  /**
   * @param predictions {@code [rows, width]}, row-major
   * @param width predictions a row: 1 for two classes, else one a class
   * @param row from 0
   * @return index of the class
   */
  int classOf(double[] predictions, int width, int row) {
    if (width == 1) {
      return DecisionThreshold.above(threshold).isPositive(predictions[row]) ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (predictions[row * width + i] > predictions[row * width + best]) {
        best = i;
      }
    }
    return best;
  }
}
