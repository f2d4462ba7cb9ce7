package org.concordml.learning;

import java.util.List;
import org.concordml.NamedChoices;

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
   * @return the name used in files
   */
  String key();

  /**
   * Finds a way by its name.
   *
   * @param name none, value or globalNorm, in any spelling, or Keras' name
   * @return that way, with the limit 1
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static GradientClipping named(String name) {
    return NamedChoices.<GradientClipping>of(
            "clipping",
            List.of(new None(), new ByValue(1), new ByGlobalNorm(1)),
            GradientClipping::key)
        .alias(new ByValue(1), "clipvalue")
        .alias(new ByGlobalNorm(1), "globalClipnorm")
        .named(name);
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
    public String key() {
      return "none";
    }

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
    public String key() {
      return "value";
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
    public String key() {
      return "globalNorm";
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.byGlobalNorm(this);
    }
  }
}
