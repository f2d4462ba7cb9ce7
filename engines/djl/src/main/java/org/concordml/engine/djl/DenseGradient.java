package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * Backpropagation through a dense network, written out: one pass forward, which keeps what each
 * layer was given and gave, and one back. DJL's {@code GradientCollector} is not used, because on
 * PyTorch only one may collect at a time in a process.
 *
 * <p>The operations and their order are those of libtorch's own differentiation, so that the
 * numbers are its bits; of GELU's slope libtorch has an approximation, here is the formula.
 */
final class DenseGradient {

  private final DenseNetworkBlock block;
  private final NetworkSpec network;
  private final NDList tensors;
  private final List<@Nullable NDArray> masks;
  private final List<NDArray> inputs = new ArrayList<>();
  private final List<NDArray> sums = new ArrayList<>();
  private final List<NDArray> activated = new ArrayList<>();

  /**
   * @param block the network
   * @param tensors weight {@code [units, inputs]} and bias {@code [units]} of each layer in turn
   * @param masks what each hidden layer's output is multiplied with, null for a layer that does not
   *     drop; an empty list when none does
   */
  DenseGradient(DenseNetworkBlock block, NDList tensors, List<@Nullable NDArray> masks) {
    this.block = block;
    this.network = block.network();
    this.tensors = tensors;
    this.masks = masks;
  }

  /**
   * @param x {@code [rows, inputs]}
   * @return {@code [rows, outputs]}
   */
  NDArray forward(NDArray x) {
    NDArray out = x;
    for (int layer = 0; layer < network.depth(); layer++) {
      inputs.add(out);
      out = Linear.linear(out, kernel(layer), tensors.get(2 * layer + 1)).singletonOrThrow();
      sums.add(out);
      if (layer < network.hidden().size()) {
        out = block.activate(activation(layer), out);
        activated.add(out);
        out = masked(layer, out);
      }
    }
    return out;
  }

  /**
   * @param slope of the loss at the outputs, {@code [rows, outputs]}
   * @return the gradient with respect to all parameters, in one vector in device order
   */
  NDArray parameters(NDArray slope) {
    NDArray[] pieces = new NDArray[2 * network.depth()];
    NDArray at = slope;
    for (int layer = network.depth() - 1; layer >= 0; layer--) {
      pieces[2 * layer] = at.transpose().matMul(inputs.get(layer)).reshape(-1);
      pieces[2 * layer + 1] = at.sum(new int[] {0});
      if (layer > 0) {
        at = below(layer, at);
      }
    }
    return NDArrays.concat(new NDList(pieces), 0);
  }

  /**
   * @param slope at the outputs, {@code [rows, outputs]}
   * @return the slope at the inputs, {@code [rows, inputs]}
   */
  NDArray inputs(NDArray slope) {
    NDArray at = slope;
    for (int layer = network.depth() - 1; layer > 0; layer--) {
      at = below(layer, at);
    }
    return at.matMul(kernel(0));
  }

  /** From the slope at a layer's sums to that at the sums of the layer below. */
  private NDArray below(int layer, NDArray at) {
    NDArray outputs = masked(layer - 1, at.matMul(kernel(layer)));
    return unactivate(
        activation(layer - 1), outputs, sums.get(layer - 1), activated.get(layer - 1));
  }

  private static NDArray unactivate(Activation activation, NDArray at, NDArray z, NDArray y) {
    return switch (activation) {
      // Not "above 0": what is not a number must stay so.
      case RELU -> NDArrays.where(y.neq(0), at, zero(at));
      case TANH -> at.mul(oneLessSquare(y));
      case SIGMOID -> at.mul(y.neg().addi(1)).muli(y);
      case GELU -> at.mul(geluSlope(z));
      case LEAKY_RELU -> NDArrays.where(z.gt(0), at, at.mul((float) Activation.LEAKY_RELU_SLOPE));
    };
  }

  /** 1 − y², rounded once, as libtorch's fused operation does. */
  private static NDArray oneLessSquare(NDArray y) {
    NDArray exact = y.toType(DataType.FLOAT64, true);
    return exact.muli(exact).negi().addi(1).toType(DataType.FLOAT32, false);
  }

  /** Φ(z) + z φ(z). */
  private static NDArray geluSlope(NDArray z) {
    NDArray share = z.mul((float) Math.sqrt(0.5)).erf().addi(1).muli(0.5);
    NDArray density = z.square().muli(-0.5).exp().muli((float) (1 / Math.sqrt(2 * Math.PI)));
    return density.muli(z).addi(share);
  }

  private static NDArray zero(NDArray like) {
    return like.getManager().zeros(new Shape(1));
  }

  private NDArray masked(int layer, NDArray values) {
    return masks.isEmpty() || masks.get(layer) == null ? values : values.mul(masks.get(layer));
  }

  private NDArray kernel(int layer) {
    return tensors.get(2 * layer);
  }

  private Activation activation(int layer) {
    return network.hidden().get(layer).activation();
  }
}
