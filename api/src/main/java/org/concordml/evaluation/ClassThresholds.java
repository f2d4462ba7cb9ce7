package org.concordml.evaluation;

import java.util.List;

/**
 * A threshold for each of several classes: the class of the largest {@code p / t}, probability over
 * threshold, is predicted, the first of equals. Equal thresholds predict the most probable class; a
 * lower one predicts its class more often. Of two classes with the thresholds {@code 1 - t} and
 * {@code t} the second is predicted where its probability is above {@code t}.
 *
 * <p>Source: parameter {@code thresholds} of the classifiers of Apache Spark's MLlib
 * (ProbabilisticClassifier), where the class with the largest p / t is predicted. Thresholds in the
 * ratio of the classes' shares in the training rows undo those shares; in the inverse ratio of what
 * it costs to miss a class they weigh these costs (C. Elkan, "The Foundations of Cost-Sensitive
 * Learning", IJCAI 2001).
 *
 * @param values one a class, each above 0 and at most 1
 */
public record ClassThresholds(List<Double> values) {

  /** Checks the ranges. */
  public ClassThresholds {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException(
          "there must be a threshold for each of at least 2 classes, found " + values.size());
    }
    values.forEach(value -> requireThreshold("a class", value));
  }

  /**
   * Checks a range.
   *
   * @param whose threshold, for the message: {@code "Adelie"}
   * @param threshold of a class
   * @return the threshold
   * @throws IllegalArgumentException unless it is above 0 and at most 1
   */
  public static double requireThreshold(String whose, double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold of " + whose + " must be above 0 and at most 1, found " + threshold);
    }
    return threshold;
  }

  /**
   * Predicts a class.
   *
   * @param probabilities of rows, row-major
   * @param from where the row begins
   * @return class number
   */
  public int predicted(double[] probabilities, int from) {
    int best = 0;
    for (int k = 1; k < values.size(); k++) {
      if (probabilities[from + k] / values.get(k) > probabilities[from + best] / values.get(best)) {
        best = k;
      }
    }
    return best;
  }

  /**
   * Predicts a class without thresholds.
   *
   * @param probabilities of rows, row-major
   * @param from where the row begins
   * @param classes how many it has
   * @return number of the most probable class, the first of equals
   */
  public static int mostProbable(double[] probabilities, int from, int classes) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (probabilities[from + k] > probabilities[from + best]) {
        best = k;
      }
    }
    return best;
  }
}
