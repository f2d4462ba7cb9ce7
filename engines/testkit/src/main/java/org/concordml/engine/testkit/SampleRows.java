package org.concordml.engine.testkit;

import java.util.random.RandomGenerator;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.learning.ClassWeights;
import org.concordml.network.Head;
import org.concordml.random.RandomStreams;

/** Rows made up for tests; every feature is a float32, so that all engines see the same number. */
public final class SampleRows {

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
  public static Examples draw(int rows, int columns, long seed) {
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
    return Examples.binary(FeatureMatrix.adopt(values, columns), labels);
  }

  /**
   * The same for any task, see {@link #draw(int, int, long)}: of several classes there are three,
   * which all occur from three rows on; numbers are a noisy sum of the features, float32.
   */
  public static Examples draw(Task task, int rows, int columns, long seed) {
    return switch (task) {
      case BINARY -> draw(rows, columns, seed);
      case MULTICLASS -> classes(rows, columns, seed);
      case REGRESSION -> numbers(rows, columns, seed);
    };
  }

  private static Examples classes(int rows, int columns, long seed) {
    RandomGenerator random = new RandomStreams(seed).open("sample-classes", 0);
    double[] values = new double[rows * columns];
    int[] index = new int[rows];
    for (int row = 0; row < rows; row++) {
      index[row] = row < 3 ? row : random.nextInt(3);
      for (int column = 0; column < columns; column++) {
        double shift = column % 3 == index[row] ? 0.6 : -0.3;
        values[row * columns + column] = (float) (shift + 0.7 * random.nextGaussian());
      }
    }
    return new Examples(FeatureMatrix.adopt(values, columns), new Targets.Classes(index, 3));
  }

  private static Examples numbers(int rows, int columns, long seed) {
    RandomGenerator random = new RandomStreams(seed).open("sample-numbers", 0);
    double[] values = new double[rows * columns];
    double[] numbers = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] = (float) random.nextGaussian();
        numbers[row] += 0.5 * values[row * columns + column];
      }
      numbers[row] = (float) (numbers[row] + 0.3 * random.nextGaussian());
    }
    return new Examples(FeatureMatrix.adopt(values, columns), new Targets.Numbers(numbers));
  }

  /** The head that {@link #draw} of a task needs. */
  public static Head head(Task task) {
    return switch (task) {
      case BINARY -> Head.LOGISTIC;
      case MULTICLASS -> new Head.Softmax(3);
      case REGRESSION -> Head.LINEAR;
    };
  }

  /** Class weights that differ, where the outcome is a class. */
  public static ClassWeights weights(Task task) {
    return switch (task) {
      case BINARY -> ClassWeights.of(1, 3);
      case MULTICLASS -> ClassWeights.of(1, 3, 2);
      case REGRESSION -> ClassWeights.none();
    };
  }

  /** The same rows, each with a weight of its own. */
  public static Examples weighted(Examples rows) {
    double[] weights = new double[rows.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = 0.5 + row % 4 / 2.0;
    }
    return new Examples(rows.features(), rows.targets(), weights);
  }
}
