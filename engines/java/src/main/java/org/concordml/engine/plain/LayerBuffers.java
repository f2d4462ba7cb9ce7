package org.concordml.engine.plain;

import java.util.Arrays;
import java.util.List;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * One network's activations and slopes for a block of up to so many rows, allocated once: a step
 * allocates nothing. Every array is {@code [unit][row]}, as {@link DenseArithmetic} wants it, and
 * what enters a layer is there as {@code [row][unit]} besides, for the gradient of its kernel.
 */
final class LayerBuffers {

  private static final double[][][] NOT_PREPARED = {};

  private final NetworkSpec network;
  private final int[] kernelAt;
  private final int capacity;
  private final double[][] features;
  private final double[][] inputs;
  private final double[][] inputSlopes;
  private final double[][][] sums;
  private final double[][][] outputs;
  private final double[][][] dropped;
  private final double[][][] slopes;
  private double[][][] rowsIn = NOT_PREPARED;
  private double[][] unitGradients = {};

  LayerBuffers(NetworkSpec network, int capacity) {
    this.network = network;
    this.capacity = capacity;
    int depth = network.depth();
    kernelAt = new int[depth];
    features = new double[capacity][network.inputs()];
    inputs = new double[network.inputs()][capacity];
    inputSlopes = new double[network.inputs()][];
    sums = new double[depth][][];
    outputs = new double[depth][][];
    dropped = new double[depth][][];
    slopes = new double[depth][][];
    for (int layer = 0; layer < depth; layer++) {
      kernelAt[layer] = network.layout().kernel(layer).offset();
      int units = network.fanOut(layer);
      sums[layer] = new double[units][capacity];
      slopes[layer] = new double[units][capacity];
      boolean hidden = layer < depth - 1;
      outputs[layer] =
          hidden && ActivationFunction.needsSums(activation(layer))
              ? new double[units][capacity]
              : sums[layer];
      dropped[layer] =
          hidden && network.hidden().get(layer).dropout() > 0
              ? new double[units][capacity]
              : outputs[layer];
    }
  }

  int capacity() {
    return capacity;
  }

  /** Makes room for {@link #backward}. */
  void prepareBackward() {
    if (rowsIn != NOT_PREPARED) {
      return;
    }
    rowsIn = new double[network.depth()][][];
    rowsIn[0] = features;
    int widest = network.inputs();
    for (int layer = 1; layer < network.depth(); layer++) {
      int in = network.fanIn(layer);
      rowsIn[layer] = new double[capacity][in];
      widest = Math.max(widest, in);
    }
    unitGradients = new double[4][widest];
  }

  /**
   * @return where the features go before {@link #forward}, {@code [row][input]}
   */
  double[][] features() {
    return features;
  }

  /**
   * @return where {@link #forward} leaves the outputs, {@code [output][row]}
   */
  double[][] outputs() {
    return sums[network.depth() - 1];
  }

  /**
   * @return where the slopes at the outputs go before {@link #backward}, {@code [output][row]}
   */
  double[][] outputSlopes() {
    return slopes[network.depth() - 1];
  }

  /**
   * Runs the network forward.
   *
   * @param w flat parameters
   * @param dropout multipliers by hidden layer, for the whole batch; empty for none
   * @param first row of this block within the batch
   */
  void forward(double[] w, int rows, List<float @Nullable []> dropout, int first) {
    transpose(features, inputs, rows, network.inputs());
    double[][] in = inputs;
    for (int layer = 0; layer < network.depth(); layer++) {
      int out = network.fanOut(layer);
      DenseArithmetic.forward(in, w, kernelAt[layer], sums[layer], rows, network.fanIn(layer), out);
      if (layer < network.depth() - 1) {
        for (int unit = 0; unit < out; unit++) {
          ActivationFunction.apply(
              activation(layer), sums[layer][unit], outputs[layer][unit], rows);
        }
        in = outputs[layer];
        float @Nullable [] mask = mask(dropout, layer);
        if (mask != null) {
          in = dropped[layer];
          multiply(outputs[layer], mask, first, in, rows);
        }
      }
    }
  }

  private static float @Nullable [] mask(List<float @Nullable []> dropout, int layer) {
    return dropout.isEmpty() ? null : dropout.get(layer);
  }

  private static void multiply(double[][] from, float[] mask, int first, double[][] to, int rows) {
    int units = from.length;
    for (int unit = 0; unit < units; unit++) {
      for (int r = 0; r < rows; r++) {
        to[unit][r] = from[unit][r] * mask[(first + r) * units + unit];
      }
    }
  }

  /**
   * {@code to[j][i] = from[i][j]}; four rows together, since four writes beside one another cost as
   * one.
   */
  private static void transpose(double[][] from, double[][] to, int rows, int columns) {
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      double[] row0 = from[i];
      double[] row1 = from[i + 1];
      double[] row2 = from[i + 2];
      double[] row3 = from[i + 3];
      for (int j = 0; j < columns; j++) {
        double[] column = to[j];
        column[i] = row0[j];
        column[i + 1] = row1[j];
        column[i + 2] = row2[j];
        column[i + 3] = row3[j];
      }
    }
    for (; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[j][i] = from[i][j];
      }
    }
  }

  /**
   * Runs back from the slopes at the outputs and adds to the gradient of every parameter. Follows a
   * {@link #forward} with the same arguments, and a {@link #prepareBackward}.
   *
   * @param g flat gradient, added to
   */
  void backward(double[] w, int rows, List<float @Nullable []> dropout, int first, double[] g) {
    for (int layer = network.depth() - 1; layer >= 0; layer--) {
      float @Nullable [] mask = layer == 0 ? null : mask(dropout, layer - 1);
      int in = network.fanIn(layer);
      if (layer > 0) {
        transpose((mask == null ? outputs : dropped)[layer - 1], rowsIn[layer], in, rows);
      }
      int out = network.fanOut(layer);
      DenseArithmetic.addParameterGradient(
          rowsIn[layer], slopes[layer], g, kernelAt[layer], rows, in, out, unitGradients);
      if (layer > 0) {
        back(w, layer, rows, mask, first);
      }
    }
  }

  /** Slopes at the weighted sums of the layer before. */
  private void back(double[] w, int layer, int rows, float @Nullable [] mask, int first) {
    double[][] d = slopes[layer - 1];
    DenseArithmetic.inputGradient(
        slopes[layer], w, kernelAt[layer], d, rows, d.length, network.fanOut(layer));
    if (mask != null) {
      multiply(d, mask, first, d, rows);
    }
    for (int unit = 0; unit < d.length; unit++) {
      ActivationFunction.backward(
          activation(layer - 1), sums[layer - 1][unit], outputs[layer - 1][unit], d[unit], rows);
    }
  }

  /**
   * The slope of one of each row's outputs with respect to that row's features. Follows a {@link
   * #forward} without dropout.
   *
   * @return {@code [input][row]}; valid until the next call
   */
  double[][] inputSlopes(double[] w, int rows, int output) {
    if (inputSlopes[0] == null) { // few sessions ever ask
      Arrays.setAll(inputSlopes, i -> new double[capacity]);
    }
    for (int j = 0; j < network.outputs(); j++) {
      Arrays.fill(outputSlopes()[j], 0, rows, j == output ? 1 : 0);
    }
    for (int layer = network.depth() - 1; layer > 0; layer--) {
      back(w, layer, rows, null, 0);
    }
    DenseArithmetic.inputGradient(
        slopes[0], w, kernelAt[0], inputSlopes, rows, network.inputs(), network.fanOut(0));
    return inputSlopes;
  }

  private Activation activation(int layer) {
    return network.hidden().get(layer).activation();
  }
}
