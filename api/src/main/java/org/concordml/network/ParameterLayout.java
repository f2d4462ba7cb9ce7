package org.concordml.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of all parameters in one flat vector: for each layer its kernel {@code [inputs, units]}
 * row-major, then its bias {@code [units]}. This is Keras' order, and the order of every array of
 * parameters, gradients or optimizer state that crosses the engine seam.
 *
 * @param tensors in that order
 */
public record ParameterLayout(List<ParameterTensor> tensors) {

  /** Takes a copy. */
  public ParameterLayout {
    tensors = List.copyOf(tensors);
  }

  static ParameterLayout of(NetworkSpec network) {
    List<ParameterTensor> tensors = new ArrayList<>();
    int offset = 0;
    for (int layer = 0; layer < network.depth(); layer++) {
      int in = network.fanIn(layer);
      int out = network.fanOut(layer);
      String name = "dense" + (layer + 1);
      tensors.add(new ParameterTensor(name + ".kernel", in, out, offset, true));
      offset = Math.addExact(offset, Math.multiplyExact(in, out));
      tensors.add(new ParameterTensor(name + ".bias", 1, out, offset, false));
      offset = Math.addExact(offset, out);
    }
    return new ParameterLayout(tensors);
  }

  /**
   * @return number of parameters
   */
  public int size() {
    ParameterTensor last = tensors.get(tensors.size() - 1);
    return last.offset() + last.size();
  }

  /**
   * @param layer from 0
   * @return its kernel
   */
  public ParameterTensor kernel(int layer) {
    return tensors.get(2 * layer);
  }

  /**
   * @param layer from 0
   * @return its bias
   */
  public ParameterTensor bias(int layer) {
    return tensors.get(2 * layer + 1);
  }
}
