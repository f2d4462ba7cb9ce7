package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/** A network's parameters on a device, and the way forward through them. */
final class DeviceNetwork {

  private final NetworkSpec network;
  private final DeviceArithmetic arithmetic;
  private final EngineLayout layout;
  private final NDArray parameters;

  /**
   * @param owner of the parameters
   * @param arithmetic how
   * @param network the definition
   * @param initial weights to start from
   */
  DeviceNetwork(
      NDManager owner, DeviceArithmetic arithmetic, NetworkSpec network, Weights initial) {
    this.network = network;
    this.arithmetic = arithmetic;
    layout = new EngineLayout(network.layout());
    parameters =
        owner.create(layout.toDevice(initial.toArray()), new Shape(network.layout().size()));
  }

  int outputs() {
    return network.outputs();
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

  Weights weights() {
    return new Weights(network.layout(), layout.fromDevice(parameters.toFloatArray()));
  }

  void restore(Weights weights) {
    parameters.set(layout.toDevice(weights.toArray()));
  }
}
