package org.concordml.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/** A network's parameters on a device, and the way forward through them. */
final class DeviceNetwork {

  private final Engine engine;
  private final NetworkSpec network;
  private final DeviceArithmetic arithmetic;
  private final EngineLayout layout;
  private final NDArray parameters;

  /**
   * @param engine that computes
   * @param owner of the parameters
   * @param arithmetic how
   * @param network the definition
   * @param initial weights to start from
   */
  DeviceNetwork(
      Engine engine,
      NDManager owner,
      DeviceArithmetic arithmetic,
      NetworkSpec network,
      Weights initial) {
    this.engine = engine;
    this.network = network;
    this.arithmetic = arithmetic;
    layout = new EngineLayout(network.layout());
    parameters =
        owner.create(layout.toDevice(initial.toArray()), new Shape(network.layout().size()));
    parameters.setRequiresGradient(true);
  }

  Engine engine() {
    return engine;
  }

  EngineLayout layout() {
    return layout;
  }

  /** All parameters in one vector, in device order. */
  NDArray parameters() {
    return parameters;
  }

  DeviceArithmetic arithmetic() {
    return arithmetic;
  }

  /**
   * The logits of some rows with the parameters held fixed.
   *
   * @param scratch owns what is made on the way
   * @param x {@code [rows, inputs]}, owned by {@code scratch}
   * @return {@code [rows, 1]}, owned by {@code scratch}
   */
  NDArray fixed(NDManager scratch, NDArray x) {
    NDArray frozen = parameters.stopGradient();
    frozen.attach(scratch);
    return arithmetic.logits(x, frozen);
  }

  Weights weights() {
    return new Weights(network.layout(), layout.fromDevice(parameters.toFloatArray()));
  }

  void restore(Weights weights) {
    parameters.set(layout.toDevice(weights.toArray()));
  }
}
