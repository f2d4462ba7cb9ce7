package org.concordml.learning;

import java.util.List;

/**
 * RMSProp (Hinton 2012) in Keras' form: {@code v = ρ v + (1 − ρ) g²; w −= lr g / √(v + ε)}.
 *
 * @param rho decay of v, in [0, 1)
 * @param epsilon added under the root, above 0
 */
public record RmsProp(double rho, double epsilon) implements Optimizer {

  /** Keras' numbers. */
  public static final RmsProp STANDARD = new RmsProp(0.9, 1e-7);

  /** Checks the ranges. */
  public RmsProp {
    Optimizer.decay("rho", rho);
    Optimizer.positive("epsilon", epsilon);
  }

  @Override
  public String key() {
    return "rmsprop";
  }

  @Override
  public List<String> slots() {
    return List.of("v");
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.rmsProp(this);
  }
}
