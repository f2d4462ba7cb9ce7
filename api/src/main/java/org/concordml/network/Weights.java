package org.concordml.network;

import java.util.Objects;

/** All parameters of a network, float64, in {@link ParameterLayout} order. Immutable. */
public final class Weights {

  private final ParameterLayout layout;
  private final double[] values;

  /**
   * @param layout the order
   * @param values one a parameter; copied
   */
  public Weights(ParameterLayout layout, double[] values) {
    this.layout = Objects.requireNonNull(layout, "layout");
    this.values = values.clone();
    if (values.length != layout.size()) {
      throw new IllegalArgumentException(
          "there must be " + layout.size() + " parameters, found " + values.length);
    }
  }

  /**
   * @return the order
   */
  public ParameterLayout layout() {
    return layout;
  }

  /**
   * @return a copy of the values, in {@link ParameterLayout} order
   */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * @param position in the flat vector
   * @return the value there
   */
  public double get(int position) {
    return values[position];
  }

  @Override
  public String toString() {
    return "Weights[" + values.length + "]";
  }
}
