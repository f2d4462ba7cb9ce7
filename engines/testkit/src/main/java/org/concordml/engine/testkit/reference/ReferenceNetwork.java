package org.concordml.engine.testkit.reference;

import java.util.Arrays;
import java.util.List;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.learning.OutputBatch;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterLayout;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.hipparchus.special.Erf;

/**
 * What a session must compute, row by row in float64, in loops that are the formulas and nothing
 * else. Slow and easy to check by eye; shares no code with any engine.
 */
public final class ReferenceNetwork {

  private final NetworkSpec network;
  private final TrainingSpec config;
  private final ReferenceUpdate update;
  private final double[] w;
  private final ParameterLayout layout;
  private double nearestKink = Double.POSITIVE_INFINITY;

  public ReferenceNetwork(TrainingSpec config) {
    this.config = config;
    network = config.network();
    w = config.initial().toArray();
    layout = network.layout();
    update =
        new ReferenceUpdate(
            config.optimizer(), config.clipping(), w.length, config.frozenParameters());
  }

  /** One that only scores. */
  public ReferenceNetwork(NetworkSpec network, Weights weights) {
    this(
        new TrainingSpec(
            network,
            weights,
            Loss.standard(network.head().task()),
            new Sgd(0, false),
            GradientClipping.NONE));
  }

  public double[] weights() {
    return w.clone();
  }

  /** Stands elsewhere from now on. */
  public void move(double[] weights) {
    System.arraycopy(weights, 0, w, 0, w.length);
  }

  /**
   * @return how near to 0 the input of a ReLU, leaky or not, has come in any step
   */
  public double nearestKink() {
    return nearestKink;
  }

  public double[] outputs(FeatureMatrix rows) {
    int width = network.outputs();
    double[] outputs = new double[rows.rows() * width];
    for (int row = 0; row < rows.rows(); row++) {
      double[] x = new double[rows.columns()];
      rows.copyRow(row, x, 0);
      System.arraycopy(new Pass(x, row, List.of()).outputs(), 0, outputs, row * width, width);
    }
    return outputs;
  }

  /** {@code λ · Σ w²} over the kernels. */
  public double penalty() {
    double square = 0;
    for (ParameterTensor tensor : layout.tensors()) {
      for (int i = 0; tensor.kernel() && i < tensor.size(); i++) {
        square += w[tensor.offset() + i] * w[tensor.offset() + i];
      }
    }
    return network.l2() * square;
  }

  /** Loss of a batch without dropout or noise, penalty included. */
  public double loss(Examples batch, double[] rowWeights) {
    return config.loss().value(whole(outputs(batch.features()), batch, rowWeights)) + penalty();
  }

  private OutputBatch whole(double[] outputs, Examples batch, double[] rowWeights) {
    return new OutputBatch(
        outputs, network.outputs(), batch.targets(), rowWeights, 0, batch.rows());
  }

  /**
   * One update.
   *
   * @param batch the rows of the step alone
   * @param rowWeights of these rows; null when all weigh 1
   * @return the outputs before the update
   */
  public double[] step(Examples batch, double[] rowWeights, TrainingStep step) {
    Pass[] passes = new Pass[batch.rows()];
    int width = network.outputs();
    double[] outputs = new double[passes.length * width];
    for (int row = 0; row < passes.length; row++) {
      passes[row] = new Pass(input(batch.features(), row, step.noise()), row, step.dropout());
      System.arraycopy(passes[row].outputs(), 0, outputs, row * width, width);
      nearestKink = Math.min(nearestKink, passes[row].nearestKink());
    }
    double[] slopes = new double[outputs.length];
    config.loss().gradient(whole(outputs, batch, rowWeights), slopes);
    double[] gradient = new double[w.length];
    for (int row = 0; row < passes.length; row++) {
      passes[row].addGradient(Arrays.copyOfRange(slopes, row * width, (row + 1) * width), gradient);
    }
    for (ParameterTensor tensor : layout.tensors()) {
      for (int i = 0; tensor.kernel() && i < tensor.size(); i++) {
        gradient[tensor.offset() + i] += 2 * network.l2() * w[tensor.offset() + i];
      }
    }
    update.apply(w, gradient, step.learningRate(), step.number());
    return outputs;
  }

  private static double[] input(FeatureMatrix features, int row, float[] noise) {
    double[] x = new double[features.columns()];
    features.copyRow(row, x, 0);
    for (int i = 0; noise != null && i < x.length; i++) {
      x[i] += noise[row * x.length + i];
    }
    return x;
  }

  private double kernel(int layer, int in, int out) {
    ParameterTensor kernel = layout.kernel(layer);
    return w[kernel.offset() + in * kernel.columns() + out];
  }

  /** One row on its way through the network. */
  private final class Pass {

    private final double[][] inputs = new double[network.depth() + 1][];
    private final double[][] sums = new double[network.depth()][];
    private final int row;
    private final List<float[]> masks;

    Pass(double[] x, int row, List<float[]> masks) {
      this.row = row;
      this.masks = masks;
      inputs[0] = x;
      for (int layer = 0; layer < network.depth(); layer++) {
        sums[layer] = new double[network.fanOut(layer)];
        inputs[layer + 1] = new double[network.fanOut(layer)];
        for (int out = 0; out < network.fanOut(layer); out++) {
          double sum = w[layout.bias(layer).offset() + out];
          for (int in = 0; in < network.fanIn(layer); in++) {
            sum += inputs[layer][in] * kernel(layer, in, out);
          }
          sums[layer][out] = sum;
          if (layer < network.hidden().size()) {
            inputs[layer + 1][out] = value(activation(layer), sum) * kept(layer, out);
          }
        }
      }
    }

    double[] outputs() {
      return sums[network.depth() - 1];
    }

    double nearestKink() {
      double nearest = Double.POSITIVE_INFINITY;
      for (int layer = 0; layer < network.hidden().size(); layer++) {
        if (activation(layer) == Activation.RELU || activation(layer) == Activation.LEAKY_RELU) {
          for (double sum : sums[layer]) {
            nearest = Math.min(nearest, Math.abs(sum));
          }
        }
      }
      return nearest;
    }

    private Activation activation(int layer) {
      return network.hidden().get(layer).activation();
    }

    private double kept(int layer, int unit) {
      float[] mask = masks.isEmpty() ? null : masks.get(layer);
      return mask == null ? 1 : mask[row * network.fanOut(layer) + unit];
    }

    void addGradient(double[] slopes, double[] gradient) {
      double[] d = slopes;
      for (int layer = network.depth() - 1; layer >= 0; layer--) {
        double[] before = new double[network.fanIn(layer)];
        for (int out = 0; out < d.length; out++) {
          gradient[layout.bias(layer).offset() + out] += d[out];
          for (int in = 0; in < before.length; in++) {
            ParameterTensor kernel = layout.kernel(layer);
            gradient[kernel.offset() + in * d.length + out] += inputs[layer][in] * d[out];
            before[in] += kernel(layer, in, out) * d[out];
          }
        }
        for (int in = 0; layer > 0 && in < before.length; in++) {
          before[in] *= kept(layer - 1, in) * slope(activation(layer - 1), sums[layer - 1][in]);
        }
        d = before;
      }
    }
  }

  private static double value(Activation activation, double z) {
    return switch (activation) {
      case RELU -> Math.max(0, z);
      case TANH -> Math.tanh(z);
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case GELU -> z * normal(z);
      case LEAKY_RELU -> z > 0 ? z : 0.2 * z;
    };
  }

  private static double slope(Activation activation, double z) {
    return switch (activation) {
      case RELU -> z > 0 ? 1 : 0;
      case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
      case SIGMOID -> value(activation, z) * (1 - value(activation, z));
      case GELU -> normal(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      case LEAKY_RELU -> z > 0 ? 1 : 0.2;
    };
  }

  private static double normal(double z) {
    return (1 + Erf.erf(z / Math.sqrt(2))) / 2;
  }
}
