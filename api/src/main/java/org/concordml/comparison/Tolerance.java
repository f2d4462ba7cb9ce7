package org.concordml.comparison;

import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;

/**
 * How far apart two runs may be, relative to scale.
 *
 * <p>A difference of losses or probabilities is divided by {@code max(1, |reference|)}; a
 * difference of weights by the largest magnitude in the reference's tensor, but by {@value
 * #SMALLEST_SCALE} at least, so that a bias still near zero is not held to more than float32 can
 * give.
 *
 * @param relative largest relative difference that still counts as agreement, above 0
 */
public record Tolerance(double relative) {

  /** The default, 1e-4. */
  public static final Tolerance STANDARD = new Tolerance(1e-4);

  private static final double SMALLEST_SCALE = 0.1;

  /** Checks the range. */
  public Tolerance {
    if (!(relative > 0) || Double.isInfinite(relative)) {
      throw new IllegalArgumentException("tolerance must be finite and above 0, found " + relative);
    }
  }

  /**
   * @param reference a loss or probability
   * @param found the other
   * @return their difference relative to scale; infinite if one is NaN
   */
  public static double difference(double reference, double found) {
    double difference = Math.abs(reference - found) / Math.max(1, Math.abs(reference));
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  /**
   * @param reference a run's weights
   * @param tensor which of them
   * @return what differences in that tensor are divided by
   */
  static double scale(Weights reference, ParameterTensor tensor) {
    double largest = SMALLEST_SCALE;
    for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
      largest = Math.max(largest, Math.abs(reference.get(i)));
    }
    return largest;
  }

  /**
   * The largest difference in one tensor.
   *
   * @param reference a run's weights
   * @param found the other's
   * @param tensor which of them
   * @return where it is and how large, relative to scale
   */
  TensorDifference compare(Weights reference, Weights found, ParameterTensor tensor) {
    double scale = scale(reference, tensor);
    int worst = 0;
    double largest = 0;
    for (int i = 0; i < tensor.size(); i++) {
      double difference =
          Math.abs(reference.get(tensor.offset() + i) - found.get(tensor.offset() + i)) / scale;
      if (Double.isNaN(difference)) {
        difference = Double.POSITIVE_INFINITY;
      }
      if (difference > largest) {
        largest = difference;
        worst = i;
      }
    }
    return new TensorDifference(tensor, worst, largest);
  }

  /**
   * The index in a tensor at which two runs differ most.
   *
   * @param tensor which
   * @param position in the tensor
   * @param relative difference there
   */
  record TensorDifference(ParameterTensor tensor, int position, double relative) {}

  boolean exceededBy(double difference) {
    return difference > relative;
  }
}
