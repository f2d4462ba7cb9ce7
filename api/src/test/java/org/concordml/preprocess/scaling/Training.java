package org.concordml.preprocess.scaling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.split.Split;
import org.concordml.split.TrainingRows;

/**
 * Makes training rows the only way there is: by a split, which holds back one more row of zeros.
 */
final class Training {

  private Training() {}

  static TrainingRows on(FeatureMatrix features) {
    int rows = features.rows();
    double[] values = Arrays.copyOf(features.toArray(), (rows + 1) * features.columns());
    Examples all =
        Examples.binary(FeatureMatrix.adopt(values, features.columns()), new boolean[rows + 1]);
    return new Split(rows + 1, IntStream.range(0, rows).toArray(), new int[] {rows}).training(all);
  }

  static TrainingRows onColumn(double... values) {
    return on(FeatureMatrix.of(values, 1));
  }
}
