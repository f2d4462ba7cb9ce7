package org.concordml.learning;

/** What is done to a gradient that is too large, before the optimizer sees it. */
public sealed interface GradientClipping {

  /**
   * One answer for each clipping. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param clipping is none
     * @return the answer
     */
    R none(None clipping);

    /**
     * @param clipping is by value
     * @return the answer
     */
    R byValue(ByValue clipping);

    /**
     * @param clipping is by norm
     * @return the answer
     */
    R byGlobalNorm(ByGlobalNorm clipping);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /** Nothing. */
  GradientClipping NONE = new None();

  /** The gradient is taken as it is. */
  record None() implements GradientClipping {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.none(this);
    }
  }

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

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.byValue(this);
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

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.byGlobalNorm(this);
    }
  }
}
