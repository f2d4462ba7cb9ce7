package org.concordml.learning;

import java.util.List;

/**
 * Gradient descent: {@code w −= lr g}; with momentum {@code m = μ m − lr g; w += m}; with
 * Nesterov's look-ahead {@code w += μ m − lr g} instead.
 *
 * @param momentum μ, in [0, 1); 0 for none
 * @param nesterov whether to look ahead; needs momentum
 */
public record Sgd(double momentum, boolean nesterov) implements Optimizer {

  /** Without momentum, as Keras' default. */
  public static final Sgd STANDARD = new Sgd(0, false);

  /** Checks the ranges. */
  public Sgd {
    Optimizer.decay("momentum", momentum);
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("nesterov needs a momentum above 0, found 0.0");
    }
  }

  @Override
  public String key() {
    return nesterov ? "nesterov" : momentum > 0 ? "momentum" : "sgd";
  }

  @Override
  public List<String> slots() {
    return momentum > 0 ? List.of("m") : List.of();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.sgd(this);
  }
}
