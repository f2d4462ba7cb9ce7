package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NetworkSpec} as a DJL block: input {@code [rows, inputs]} float32, output {@code [rows,
 * outputs]}: logits, or the number. Works with plain DJL ({@code EasyTrain}, {@code Predictor}) on
 * any engine; use a loss on logits, such as {@code SigmoidBinaryCrossEntropyLoss}.
 *
 * <p>Parameters are named {@code dense1.weight} ({@code [units, inputs]}, DJL's layout) and {@code
 * dense1.bias}, and so on. Under plain DJL, dropout draws from the engine; in Concord's own
 * sessions it is drawn on the host. The L2 penalty of the definition belongs to the loss and is not
 * part of the block.
 */
public final class DenseNetworkBlock extends AbstractBlock {

  private static final byte VERSION = 1;

  private final NetworkSpec network;
  private final List<Parameter> tensors = new ArrayList<>();
  private volatile @Nullable Boolean keepsNan;

  /**
   * @param network the definition
   */
  public DenseNetworkBlock(NetworkSpec network) {
    super(VERSION);
    this.network = network;
    for (int layer = 0; layer < network.depth(); layer++) {
      String name = "dense" + (layer + 1);
      long in = network.fanIn(layer);
      long out = network.fanOut(layer);
      tensors.add(parameter(name + ".weight", Parameter.Type.WEIGHT, new Shape(out, in)));
      tensors.add(parameter(name + ".bias", Parameter.Type.BIAS, new Shape(out)));
    }
  }

  private Parameter parameter(String name, Parameter.Type type, Shape shape) {
    return addParameter(Parameter.builder().setName(name).setType(type).optShape(shape).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> arguments) {
    NDArray x = inputs.singletonOrThrow();
    NDList values = new NDList();
    for (Parameter parameter : tensors) {
      values.add(store.getValue(parameter, x.getDevice(), training));
    }
    DropoutRule rule =
        (layer, output) ->
            training && network.hidden().get(layer).dropout() > 0
                ? Dropout.dropout(output, (float) network.hidden().get(layer).dropout(), true)
                    .singletonOrThrow()
                : output;
    return new NDList(outputs(x, values, rule));
  }

  /**
   * The forward pass itself; used by the block and by Concord's sessions.
   *
   * @param x {@code [rows, inputs]}
   * @param values weight {@code [units, inputs]} and bias {@code [units]} of each layer in turn
   * @param dropout applied to each hidden layer's output
   * @return {@code [rows, outputs]}, owned by the manager of {@code x}
   */
  NDArray outputs(NDArray x, NDList values, DropoutRule dropout) {
    NDArray out = x;
    for (int layer = 0; layer < network.depth(); layer++) {
      out = Linear.linear(out, values.get(2 * layer), values.get(2 * layer + 1)).singletonOrThrow();
      if (layer < network.hidden().size()) {
        HiddenLayer hidden = network.hidden().get(layer);
        out = dropout.apply(layer, activate(hidden.activation(), out));
      }
    }
    return out;
  }

  NetworkSpec network() {
    return network;
  }

  NDArray activate(Activation activation, NDArray z) {
    var operations = z.getNDArrayInternal();
    return switch (activation) {
      case RELU -> reluKeepsNan(z) ? operations.relu() : aboveZero(z);
      case TANH -> operations.tanh();
      case SIGMOID -> operations.sigmoid();
      case GELU -> operations.gelu();
      case LEAKY_RELU -> operations.leakyRelu((float) Activation.LEAKY_RELU_SLOPE);
    };
  }

  /**
   * Another ReLU: NaN stays, and the slope at 0 is 0 because the 0 stands first (of equals MXNet
   * takes the first, with all of the slope).
   */
  private static NDArray aboveZero(NDArray z) {
    return z.getManager().zeros(new Shape(1)).maximum(z);
  }

  /**
   * Asks the engine once what it makes of NaN. MXNet's {@code relu} makes 0 of it, so that a
   * diverged run would look like one of dead units.
   */
  private boolean reluKeepsNan(NDArray z) {
    if (keepsNan == null) {
      try (NDArray probe = z.getManager().create(new float[] {Float.NaN}, new Shape(1, 1));
          NDArray result = probe.getNDArrayInternal().relu()) {
        keepsNan = Float.isNaN(result.toFloatArray()[0]);
      }
    }
    return keepsNan;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), network.outputs())};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    // No child blocks: the parameters are this block's own, their shapes known from the start.
  }

  /** What happens to a hidden layer's output in training. */
  @FunctionalInterface
  interface DropoutRule {

    /** Leaves every output as it is. */
    DropoutRule NONE = (layer, output) -> output;

    /**
     * @param layer from 0
     * @param output {@code [rows, units]}
     * @return the same shape
     */
    NDArray apply(int layer, NDArray output);
  }
}
