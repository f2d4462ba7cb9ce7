package org.concordml.learning;

/** What is done to a gradient that is too large, before the optimizer sees it. */
public sealed interface GradientClipping {

  /** Nothing. */
  GradientClipping NONE = new None();

  /** The gradient is taken as it is. */
  record None() implements GradientClipping {}

  /**
   * Every component is cut to {@code [−limit, limit]}, on both sides.
   *
   * @param limit above 0
   */
  record ByValue(double limit) implements GradientClipping {

    /** Checks the range. */
    public ByValue {
      Optimizer.positive("clip-value", limit);
    }
  }

  /**
   * The whole gradient is scaled by {@code limit / max(limit, ‖g‖₂)}, the norm taken over all
   * parameters together.
   *
   * @param limit above 0
   */
  record ByGlobalNorm(double limit) implements GradientClipping {

    /** Checks the range. */
    public ByGlobalNorm {
      Optimizer.positive("clip-norm", limit);
    }
  }
}
