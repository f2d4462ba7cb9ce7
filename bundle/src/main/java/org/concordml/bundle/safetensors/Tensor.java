package org.concordml.bundle.safetensors;

import java.util.List;

/**
 * A tensor with a name. Values that float32 cannot hold are rounded when they are written as such.
 */
public final class Tensor {

  private final String name;
  private final DataType type;
  private final List<Integer> shape;
  private final double[] values;

  /**
   * @param name unique in a file, not empty and not {@code __metadata__}
   * @param type of the numbers on disk
   * @param shape lengths of the dimensions, each at least 1; none for a scalar
   * @param values row-major; copied
   * @throws IllegalArgumentException if there are more or fewer values than the shape says
   */
  public Tensor(String name, DataType type, List<Integer> shape, double[] values) {
    if (name.isEmpty() || name.equals(Safetensors.METADATA)) {
      throw new IllegalArgumentException(
          "a tensor must have a name of its own, found '" + name + "'");
    }
    this.name = name;
    this.type = type;
    this.shape = List.copyOf(shape);
    this.values = values.clone();
    if (size(shape) != values.length) {
      throw new IllegalArgumentException(
          name + " must have " + size(shape) + " values for " + shape + ", found " + values.length);
    }
  }

  /** Numbers that a shape takes; negative lengths and more than an array can hold are refused. */
  static long size(List<Integer> shape) {
    long size = 1;
    for (int length : shape) {
      if (length < 1) {
        throw new IllegalArgumentException("lengths must be at least 1, found " + shape);
      }
      size *= length;
      if (size > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("a tensor must fit into an array, found " + shape);
      }
    }
    return size;
  }

  /**
   * @return unique in its file
   */
  public String name() {
    return name;
  }

  /**
   * @return of the numbers on disk
   */
  public DataType type() {
    return type;
  }

  /**
   * @return lengths of the dimensions
   */
  public List<Integer> shape() {
    return shape;
  }

  /**
   * @return a copy of the values, row-major
   */
  public double[] toArray() {
    return values.clone();
  }

  /** The values themselves, for writing them. */
  double[] values() {
    return values;
  }

  /** Bytes on disk. */
  long length() {
    return (long) values.length * type.bytes();
  }

  @Override
  public String toString() {
    return name + " " + type + shape;
  }
}
