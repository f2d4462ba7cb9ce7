package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.concordml.network.ParameterLayout;
import org.concordml.network.ParameterTensor;

/**
 * Between the flat vector everyone else uses (kernels {@code [inputs, units]}) and the flat vector
 * on the device (kernels {@code [units, inputs]}, as DJL's linear operation wants them).
 *
 * <p>All parameters are one array there, cut into views for the forward pass, so that the gradient
 * is one array too and an optimizer step costs the same however many layers there are.
 */
final class EngineLayout {

  private final ParameterLayout layout;
  private final long[] cuts;

  EngineLayout(ParameterLayout layout) {
    this.layout = layout;
    cuts = new long[layout.tensors().size() - 1];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = layout.tensors().get(i + 1).offset();
    }
  }

  float[] toDevice(double[] values) {
    float[] device = new float[values.length];
    for (ParameterTensor t : layout.tensors()) {
      for (int i = 0; i < t.size(); i++) {
        device[t.offset() + devicePlace(t, i)] = (float) values[t.offset() + i];
      }
    }
    return device;
  }

  double[] fromDevice(float[] device) {
    double[] values = new double[device.length];
    for (ParameterTensor t : layout.tensors()) {
      for (int i = 0; i < t.size(); i++) {
        values[t.offset() + i] = device[t.offset() + devicePlace(t, i)];
      }
    }
    return values;
  }

  private static int devicePlace(ParameterTensor t, int i) {
    return t.kernel() ? (i % t.columns()) * t.rows() + i / t.columns() : i;
  }

  /**
   * A vector that is {@code value} at kernels and 0 at biases.
   *
   * @param value at kernels
   * @return in device order
   */
  float[] atKernels(double value) {
    float[] device = new float[layout.size()];
    for (ParameterTensor t : layout.tensors()) {
      if (t.kernel()) {
        Arrays.fill(device, t.offset(), t.offset() + t.size(), (float) value);
      }
    }
    return device;
  }

  /**
   * Cuts the flat vector into the tensors of the network.
   *
   * @param flat all parameters
   * @param owner of the views
   * @return weight and bias of each layer in turn
   */
  NDList views(NDArray flat, NDManager owner) {
    NDList pieces = flat.split(cuts, 0);
    pieces.attach(owner);
    NDList views = new NDList();
    for (int i = 0; i < pieces.size(); i++) {
      ParameterTensor t = layout.tensors().get(i);
      views.add(
          t.kernel() ? pieces.get(i).reshape(new Shape(t.columns(), t.rows())) : pieces.get(i));
    }
    return views;
  }
}
