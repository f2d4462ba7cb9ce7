package org.concordml.engine.testkit;

/** How exactly an engine computes, and so how closely it must follow. */
public enum Precision {
  /** Float64 throughout. */
  FLOAT64(1e-12, 1e-12, 1e-6, 1e-12, 1e-12, 1e-8, 0),
  /** Float32 on the device. */
  FLOAT32(1e-6, 1e-5, 1e-5, 3e-6, 2e-5, 5e-7, 3e-6);

  private final double goldenRun;
  private final double goldenWeights;
  private final double goldenVariant;
  private final double logits;
  private final double weights;
  private final double gradients;
  private final double sharing;

  Precision(
      double goldenRun,
      double goldenWeights,
      double goldenVariant,
      double logits,
      double weights,
      double gradients,
      double sharing) {
    this.goldenRun = goldenRun;
    this.goldenWeights = goldenWeights;
    this.goldenVariant = goldenVariant;
    this.logits = logits;
    this.weights = weights;
    this.gradients = gradients;
    this.sharing = sharing;
  }

  /**
   * @return largest difference from a golden float64 run in losses and probabilities
   */
  public double goldenRun() {
    return goldenRun;
  }

  /**
   * @return largest difference from a golden float64 run in a final weight; wider in float32,
   *     because weights that hardly matter to the loss drift apart
   */
  public double goldenWeights() {
    return goldenWeights;
  }

  /**
   * @return largest difference from a golden variant, where Keras rounds a number of its own
   */
  public double goldenVariant() {
    return goldenVariant;
  }

  /**
   * @return largest difference from the reference network in a logit after a few steps
   */
  public double logits() {
    return logits;
  }

  /**
   * @return largest difference from the reference network in a parameter after a few steps; wider,
   *     because Adam makes a full step of a gradient that is all rounding
   */
  public double weights() {
    return weights;
  }

  /**
   * @return largest difference from a finite difference
   */
  public double gradients() {
    return gradients;
  }

  /**
   * @return largest difference that the number of threads may make to a score, or the rows that
   *     come with it; in float64 none at all
   */
  public double sharing() {
    return sharing;
  }
}
