package org.concordml.learning;

import java.util.List;
import java.util.Objects;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019): first {@code w −= w · decay · lr}
 * for every parameter, biases too, as Keras does unless told otherwise; then the step of {@link
 * Adam}.
 *
 * @param adam the rule that follows the decay
 * @param weightDecay above 0
 */
public record AdamW(Adam adam, double weightDecay) implements Optimizer {

  /** Keras' numbers: decay 0.004. */
  public static final AdamW STANDARD = new AdamW(Adam.STANDARD, 0.004);

  /** Checks the ranges. */
  public AdamW {
    Objects.requireNonNull(adam, "adam");
    Optimizer.positive("weightDecay", weightDecay);
  }

  @Override
  public String key() {
    return "adamw";
  }

  @Override
  public List<String> slots() {
    return adam.slots();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.adamW(this);
  }
}
