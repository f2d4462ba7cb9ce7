package org.concordml.network;

import java.util.Objects;

/**
 * A dense layer, its activation and the dropout after it.
 *
 * @param units width, at least 1
 * @param activation applied to the weighted sums
 * @param dropout share of outputs set to zero in training, in [0, 1); the others are divided by
 *     {@code 1 - dropout}
 */
public record HiddenLayer(int units, Activation activation, double dropout) {

  /** Checks the ranges. */
  public HiddenLayer {
    Objects.requireNonNull(activation, "activation");
    if (units < 1) {
      throw new IllegalArgumentException("units must be at least 1, found " + units);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be in [0, 1), found " + dropout);
    }
  }
}
