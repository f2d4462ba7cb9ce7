package org.concordml.network;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.concordml.NamedChoices;
import org.concordml.random.RandomStreams;

/**
 * How kernels start; biases start at zero.
 *
 * <p>Variance 2/(in + out) (Glorot and Bengio 2010), 2/in (He et al. 2015), 1/in (LeCun et al.
 * 1998). The normal forms are cut off at two standard deviations and widened so that the variance
 * stays, as Keras does. Every value is rounded to float32, so that all engines start bit-equal.
 */
public enum WeightInitializer {
  /** Uniform, variance 2/(in + out). The default. */
  GLOROT_UNIFORM(true),
  /** Truncated normal, variance 2/(in + out). */
  GLOROT_NORMAL(false),
  /** Uniform, variance 2/in. */
  HE_UNIFORM(true),
  /** Truncated normal, variance 2/in. */
  HE_NORMAL(false),
  /** Uniform, variance 1/in. */
  LECUN_UNIFORM(true),
  /** Truncated normal, variance 1/in. */
  LECUN_NORMAL(false);

  /** Standard deviation of a standard normal cut off at ±2. */
  private static final double TRUNCATED_SD = 0.8796256610342398;

  private final boolean uniform;

  WeightInitializer(boolean uniform) {
    this.uniform = uniform;
  }

  /**
   * @return the name used on the command line and in files, such as {@code glorot-uniform}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds an initializer by its name.
   *
   * @param key such as {@code he-normal}, in any spelling ({@code HeNormal}, {@code he_normal})
   * @return the initializer
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static WeightInitializer named(String key) {
    return NamedChoices.of("initializer", List.of(values()), WeightInitializer::key).named(key);
  }

  /**
   * Draws the weights of a network from the stream {@code weights}, one number a layer.
   *
   * @param network whose layers to fill
   * @param streams of the job's seed
   * @return initial weights, every value a float32
   */
  public Weights draw(NetworkSpec network, RandomStreams streams) {
    ParameterLayout layout = network.layout();
    double[] values = new double[layout.size()];
    for (int layer = 0; layer < network.depth(); layer++) {
      ParameterTensor kernel = layout.kernel(layer);
      double sd = Math.sqrt(variance(kernel.rows(), kernel.columns()));
      RandomGenerator random = streams.open("weights", layer);
      for (int i = 0; i < kernel.size(); i++) {
        double unit = uniform ? Math.sqrt(3) * (2 * random.nextDouble() - 1) : truncated(random);
        values[kernel.offset() + i] = (float) (sd * unit);
      }
    }
    return new Weights(layout, values);
  }

  private double variance(int in, int out) {
    return switch (this) {
      case GLOROT_UNIFORM, GLOROT_NORMAL -> 2.0 / (in + out);
      case HE_UNIFORM, HE_NORMAL -> 2.0 / in;
      case LECUN_UNIFORM, LECUN_NORMAL -> 1.0 / in;
    };
  }

  private static double truncated(RandomGenerator random) {
    double draw;
    do {
      draw = random.nextGaussian();
    } while (Math.abs(draw) > 2);
    return draw / TRUNCATED_SD;
  }
}
