package org.concordml.network;

/**
 * One tensor of parameters and its offset in the flat vector.
 *
 * @param name such as {@code dense1.kernel}, {@code dense3.bias}; layers count from 1
 * @param rows inputs of the layer for a kernel, 1 for a bias
 * @param columns units of the layer
 * @param offset of the first value in the flat vector
 * @param kernel true for a kernel, false for a bias
 */
public record ParameterTensor(String name, int rows, int columns, int offset, boolean kernel) {

  /**
   * @return number of values
   */
  public int size() {
    return rows * columns;
  }

  /**
   * @param position in this tensor, row-major
   * @return such as {@code dense1.kernel[3, 5]} or {@code dense1.bias[5]}
   */
  public String element(int position) {
    return kernel
        ? name + "[" + position / columns + ", " + position % columns + "]"
        : name + "[" + position + "]";
  }
}
