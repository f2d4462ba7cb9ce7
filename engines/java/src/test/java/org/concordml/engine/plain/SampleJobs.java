package org.concordml.engine.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/** Rows, sessions and epochs for the tests of this package, all drawn from fixed seeds. */
final class SampleJobs {

  private SampleJobs() {}

  static Examples rows(int count, int columns) {
    Random random = new Random(count);
    double[] values = random.doubles((long) count * columns, -1, 1).toArray();
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      labels[i] = values[i * columns] > 0;
    }
    return Examples.binary(FeatureMatrix.adopt(values, columns), labels);
  }

  static double[] weights(int count) {
    return new Random(7).doubles(count, 0.5, 2).toArray();
  }

  static TrainingSpec config(NetworkSpec network, Loss loss) {
    double[] initial = new Random(3).doubles(network.layout().size(), -0.3, 0.3).toArray();
    return new TrainingSpec(
        network,
        new Weights(network.layout(), initial),
        loss,
        Adam.STANDARD,
        new GradientClipping.None());
  }

  /** Odd widths, so that every remainder of the loops of four is used; two activations, dropout. */
  static NetworkSpec oddNetwork() {
    return new NetworkSpec(
        31,
        List.of(
            new HiddenLayer(33, Activation.RELU, 0.25), new HiddenLayer(18, Activation.TANH, 0)),
        0.001);
  }

  static int[] order(int rows) {
    return IntStream.range(0, rows).map(i -> rows - 1 - i).toArray();
  }

  static TrainingStep step(NetworkSpec network, int from, int to, long number) {
    Random random = new Random(number);
    float[] noise = new float[(to - from) * network.inputs()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = 0.1f * random.nextFloat();
    }
    List<float[]> masks = List.of();
    if (network.hasDropout()) {
      masks = new ArrayList<>();
      for (HiddenLayer layer : network.hidden()) {
        masks.add(layer.dropout() > 0 ? mask(random, (to - from) * layer.units()) : null);
      }
    }
    return new TrainingStep(from, to, number, 0.01, noise, masks);
  }

  private static float[] mask(Random random, int count) {
    float[] mask = new float[count];
    for (int i = 0; i < count; i++) {
      mask[i] = random.nextInt(4) == 0 ? 0 : 4 / 3f;
    }
    return mask;
  }
}
