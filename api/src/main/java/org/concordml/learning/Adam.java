package org.concordml.learning;

import java.util.List;

/**
 * Adam (Kingma and Ba 2015) in Keras' form: {@code m = β₁ m + (1 − β₁) g}, {@code v = β₂ v + (1 −
 * β₂) g²}, {@code w −= α m / (√v + ε)} with the bias correction in {@code α}.
 *
 * @param beta1 decay of m, in [0, 1)
 * @param beta2 decay of v, in [0, 1)
 * @param epsilon added to √v, above 0
 * @param float32BetaPowers true to round β₁ and β₂ to float32 before raising them to the power of
 *     the step, which is what Keras does even in float64; false is the textbook. It moves a loss by
 *     about 2e-6.
 */
public record Adam(double beta1, double beta2, double epsilon, boolean float32BetaPowers)
    implements Optimizer {

  /** Keras' numbers, textbook bias correction. */
  public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-7, false);

  /** Keras' numbers and Keras' rounding. */
  public static final Adam KERAS = new Adam(0.9, 0.999, 1e-7, true);

  /** Checks the ranges. */
  public Adam {
    Optimizer.decay("beta1", beta1);
    Optimizer.decay("beta2", beta2);
    Optimizer.positive("epsilon", epsilon);
  }

  @Override
  public String key() {
    return "adam";
  }

  @Override
  public List<String> slots() {
    return List.of("m", "v");
  }

  /**
   * The learning rate with the bias correction in it, {@code lr · √(1 − β₂ᵗ) / (1 − β₁ᵗ)}.
   *
   * @param learningRate of this step
   * @param step from 1
   * @return α
   */
  public double stepSize(double learningRate, long step) {
    double b1 = float32BetaPowers ? (float) beta1 : beta1;
    double b2 = float32BetaPowers ? (float) beta2 : beta2;
    return learningRate
        * Math.sqrt(1 - Math.pow(b2, (double) step))
        / (1 - Math.pow(b1, (double) step));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.adam(this);
  }
}
