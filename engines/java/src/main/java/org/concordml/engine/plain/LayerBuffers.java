package org.concordml.engine.plain;

import java.util.Arrays;
import java.util.List;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterLayout;

/**
 * One network's activations and slopes for up to so many rows, allocated once: a step allocates
 * nothing.
 */
final class LayerBuffers {

  private final NetworkSpec network;
  private final ParameterLayout layout;
  private final int capacity;
  private final double[][] sums;
  private final double[][] outputs;
  private final double[][] dropped;
  private final double[][] slopes;
  private final double[][] transposed;

  LayerBuffers(NetworkSpec network, int capacity) {
    this.network = network;
    this.layout = network.layout();
    this.capacity = capacity;
    int depth = network.depth();
    sums = new double[depth][];
    outputs = new double[depth][];
    dropped = new double[depth][];
    slopes = new double[depth][];
    transposed = new double[depth][];
    for (int layer = 0; layer < depth; layer++) {
      int size = Math.multiplyExact(capacity, network.fanOut(layer));
      sums[layer] = new double[size];
      slopes[layer] = new double[size];
      transposed[layer] = new double[network.fanIn(layer) * network.fanOut(layer)];
      if (layer < network.hidden().size()) {
        outputs[layer] = new double[size];
        dropped[layer] =
            network.hidden().get(layer).dropout() > 0 ? new double[size] : outputs[layer];
      }
    }
  }

  int capacity() {
    return capacity;
  }

  /**
   * Runs the network forward.
   *
   * @param w flat parameters
   * @param x features, {@code [rows, inputs]} from {@code xAt}
   * @param dropout multipliers by hidden layer; null for none
   * @return logits from place 0; valid until the next call
   */
  double[] forward(double[] w, double[] x, int xAt, int rows, List<float[]> dropout) {
    double[] in = x;
    int inAt = xAt;
    for (int layer = 0; layer < network.depth(); layer++) {
      int out = network.fanOut(layer);
      DenseArithmetic.forward(
          in, inAt, w, layout.kernel(layer).offset(), sums[layer], rows, network.fanIn(layer), out);
      if (layer < network.hidden().size()) {
        ActivationFunction.apply(activation(layer), sums[layer], outputs[layer], rows * out);
        in = drop(layer, rows * out, dropout);
        inAt = 0;
      }
    }
    return sums[network.depth() - 1];
  }

  private double[] drop(int layer, int count, List<float[]> dropout) {
    float[] mask = dropout.isEmpty() ? null : dropout.get(layer);
    if (mask == null) {
      return outputs[layer];
    }
    for (int i = 0; i < count; i++) {
      dropped[layer][i] = outputs[layer][i] * mask[i];
    }
    return dropped[layer];
  }

  /** Where the slopes at the logits go before {@link #backward}. */
  double[] logitSlopes() {
    return slopes[network.depth() - 1];
  }

  /**
   * Runs back from the slopes at the logits to the gradient of every parameter. Follows a {@link
   * #forward} on the same rows.
   *
   * @param w flat parameters
   * @param g flat gradient, overwritten
   */
  void backward(double[] w, double[] x, int xAt, int rows, List<float[]> dropout, double[] g) {
    for (int layer = network.depth() - 1; layer >= 0; layer--) {
      boolean first = layer == 0;
      boolean masked = !first && !dropout.isEmpty() && dropout.get(layer - 1) != null;
      double[] in = first ? x : masked ? dropped[layer - 1] : outputs[layer - 1];
      DenseArithmetic.parameterGradient(
          in,
          first ? xAt : 0,
          slopes[layer],
          g,
          layout.kernel(layer).offset(),
          rows,
          network.fanIn(layer),
          network.fanOut(layer));
      if (!first) {
        back(w, layer, rows, masked ? dropout.get(layer - 1) : null);
      }
    }
  }

  /** Slopes at the weighted sums of the layer before. */
  private void back(double[] w, int layer, int rows, float[] mask) {
    int in = network.fanIn(layer);
    double[] d = slopes[layer - 1];
    throughKernel(w, layer, rows, d);
    if (mask != null) {
      for (int i = 0; i < rows * in; i++) {
        d[i] *= mask[i];
      }
    }
    ActivationFunction.backward(
        activation(layer - 1), sums[layer - 1], outputs[layer - 1], d, rows * in);
  }

  /**
   * The slope of each row's logit with respect to that row's features. Follows a {@link #forward}
   * without dropout.
   *
   * @param target {@code [rows, inputs]} from place 0
   */
  void inputSlopes(double[] w, int rows, double[] target) {
    Arrays.fill(logitSlopes(), 0, rows, 1);
    for (int layer = network.depth() - 1; layer > 0; layer--) {
      back(w, layer, rows, null);
    }
    throughKernel(w, 0, rows, target);
  }

  private void throughKernel(double[] w, int layer, int rows, double[] target) {
    int in = network.fanIn(layer);
    int out = network.fanOut(layer);
    int at = layout.kernel(layer).offset();
    double[] t = transposed[layer];
    for (int i = 0; i < in; i++) {
      for (int o = 0; o < out; o++) {
        t[o * in + i] = w[at + i * out + o];
      }
    }
    DenseArithmetic.inputGradient(slopes[layer], t, target, rows, in, out);
  }

  private Activation activation(int layer) {
    HiddenLayer hidden = network.hidden().get(layer);
    return hidden.activation();
  }
}
