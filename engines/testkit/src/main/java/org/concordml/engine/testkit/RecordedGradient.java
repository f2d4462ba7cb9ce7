package org.concordml.engine.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.concordml.engine.djl.DeviceArithmetic;
import org.concordml.learning.Loss;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;

/**
 * What a DJL engine finds by recording operations and differentiating them itself: the measure of
 * gradients that are written out. On PyTorch one at a time in a process.
 */
public final class RecordedGradient {

  private final NetworkSpec network;
  private final boolean reluKeepsNan;

  /**
   * @param network the definition
   * @param reluKeepsNan whether the engine's own ReLU does
   */
  public RecordedGradient(NetworkSpec network, boolean reluKeepsNan) {
    this.network = network;
    this.reluKeepsNan = reluKeepsNan;
  }

  /**
   * As {@link DeviceArithmetic#gradient}.
   *
   * @param loss to differentiate
   * @param x {@code [rows, inputs]}
   * @param targets {@code [rows, outputs]}
   * @param rowWeights {@code [rows, 1]}; null when all weigh 1
   * @param parameters all of them in one vector
   * @param masks of each hidden layer, null for none; an empty list when none drops
   * @return outputs and gradient
   */
  public DeviceArithmetic.TrainingPass of(
      Loss loss,
      NDArray x,
      NDArray targets,
      NDArray rowWeights,
      NDArray parameters,
      List<NDArray> masks) {
    NDArray w = parameters.duplicate();
    w.setRequiresGradient(true);
    NDArray z;
    try (GradientCollector collector = x.getManager().getEngine().newGradientCollector()) {
      z = outputs(x, w, masks);
      NDArray slope = DeviceArithmetic.slope(loss, z.stopGradient(), targets, rowWeights);
      collector.backward(z.mul(slope));
    }
    return new DeviceArithmetic.TrainingPass(z, w.getGradient());
  }

  /**
   * As {@link DeviceArithmetic#inputSlopes}.
   *
   * @param x {@code [rows, inputs]}
   * @param parameters all of them in one vector
   * @param output which is differentiated, from 0
   * @return {@code [rows, inputs]}
   */
  public NDArray inputSlopes(NDArray x, NDArray parameters, int output) {
    NDArray copy = x.duplicate();
    copy.setRequiresGradient(true);
    try (GradientCollector collector = x.getManager().getEngine().newGradientCollector()) {
      NDArray outputs = outputs(copy, parameters, List.of());
      collector.backward(outputs.get(":, {}:{}", output, output + 1).sum());
    }
    return copy.getGradient();
  }

  private NDArray outputs(NDArray x, NDArray w, List<NDArray> masks) {
    List<ParameterTensor> tensors = network.layout().tensors();
    NDList pieces =
        w.split(tensors.stream().skip(1).mapToLong(ParameterTensor::offset).toArray(), 0);
    NDArray out = x;
    for (int layer = 0; layer < network.depth(); layer++) {
      Shape shape = new Shape(network.fanOut(layer), network.fanIn(layer));
      out =
          Linear.linear(out, pieces.get(2 * layer).reshape(shape), pieces.get(2 * layer + 1))
              .singletonOrThrow();
      if (layer < network.hidden().size()) {
        out = activate(network.hidden().get(layer).activation(), out);
        out = masks.isEmpty() || masks.get(layer) == null ? out : out.mul(masks.get(layer));
      }
    }
    return out;
  }

  private NDArray activate(Activation activation, NDArray z) {
    var operations = z.getNDArrayInternal();
    return switch (activation) {
      case RELU -> reluKeepsNan ? operations.relu() : z.getManager().zeros(new Shape(1)).maximum(z);
      case TANH -> operations.tanh();
      case SIGMOID -> operations.sigmoid();
      case GELU -> operations.gelu();
      case LEAKY_RELU -> operations.leakyRelu((float) Activation.LEAKY_RELU_SLOPE);
    };
  }
}
