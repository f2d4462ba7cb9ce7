package org.concordml.engine.testkit;

import java.util.random.RandomGenerator;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.random.RandomStreams;

/** Rows made up for tests; every feature is a float32, so that all engines see the same number. */
final class SampleRows {

  private SampleRows() {}

  /**
   * Two overlapping classes, the same for the same arguments. With two rows or more both classes
   * occur.
   *
   * @param rows how many
   * @param columns how many
   * @param seed any
   * @return features within about ±2, scaled as data is after a standard scaler
   */
  static Examples draw(int rows, int columns, long seed) {
    RandomGenerator random = new RandomStreams(seed).open("sample-rows", 0);
    double[] values = new double[rows * columns];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row == 0 || (row > 1 && random.nextDouble() < 0.4);
      for (int column = 0; column < columns; column++) {
        double shift = labels[row] ? 0.5 : -0.3;
        values[row * columns + column] = (float) (shift + 0.7 * random.nextGaussian());
      }
    }
    return new Examples(FeatureMatrix.adopt(values, columns), labels);
  }
}
