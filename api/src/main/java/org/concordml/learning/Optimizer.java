package org.concordml.learning;

import java.util.List;
import java.util.Objects;
import org.concordml.NamedChoices;

/**
 * How parameters move along a gradient. A record says the rule and its numbers; the arithmetic is
 * the engine's, on flat vectors of all parameters, and its state is what {@link #slots} names plus
 * the count of steps.
 */
public sealed interface Optimizer {

  /**
   * Every optimizer with Keras' numbers, in the order to show them.
   *
   * @return the list, never empty
   */
  static List<Optimizer> all() {
    return List.of(Adam.STANDARD, AdamW.STANDARD, Sgd.STANDARD, RmsProp.STANDARD);
  }

  /**
   * Finds an optimizer by its name.
   *
   * @param name adam, adamw, sgd or rmsprop, in any spelling ({@code RMSprop})
   * @return that optimizer with Keras' numbers
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static Optimizer named(String name) {
    return NamedChoices.<Optimizer>of("optimizer", all(), Optimizer::key)
        .alias(Sgd.STANDARD, "momentum", "nesterov")
        .named(name);
  }

  /**
   * One answer for each optimizer. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param optimizer is Adam
     * @return the answer
     */
    R adam(Adam optimizer);

    /**
     * @param optimizer is Adam with weight decay
     * @return the answer
     */
    R adamW(AdamW optimizer);

    /**
     * @param optimizer is gradient descent
     * @return the answer
     */
    R sgd(Sgd optimizer);

    /**
     * @param optimizer is RMSProp
     * @return the answer
     */
    R rmsProp(RmsProp optimizer);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return the name used on the command line and in files
   */
  String key();

  /**
   * @return names of the state vectors, each as long as the parameters, all zero at first
   */
  List<String> slots();

  /**
   * Checks a decay rate.
   *
   * @param name for the message
   * @param value must be in [0, 1)
   * @return the value
   */
  static double decay(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), found " + value);
    }
    return value;
  }

  /**
   * Checks a small constant.
   *
   * @param name for the message
   * @param value must be above 0 and finite
   * @return the value
   */
  static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be finite and above 0, found " + value);
    }
    return value;
  }

  /**
   * Adam (Kingma and Ba 2015) in Keras' form: {@code m = β₁ m + (1 − β₁) g}, {@code v = β₂ v + (1 −
   * β₂) g²}, {@code w −= α m / (√v + ε)} with the bias correction in {@code α}.
   *
   * @param beta1 decay of m, in [0, 1)
   * @param beta2 decay of v, in [0, 1)
   * @param epsilon added to √v, above 0
   * @param float32BetaPowers true to round β₁ and β₂ to float32 before raising them to the power of
   *     the step, which is what Keras does even in float64; false is the textbook. It moves a loss
   *     by about 2e-6.
   */
  record Adam(double beta1, double beta2, double epsilon, boolean float32BetaPowers)
      implements Optimizer {

    /** Keras' numbers, textbook bias correction. */
    public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-7, false);

    /** Keras' numbers and Keras' rounding. */
    public static final Adam KERAS = new Adam(0.9, 0.999, 1e-7, true);

    /** Checks the ranges. */
    public Adam {
      decay("beta1", beta1);
      decay("beta2", beta2);
      positive("epsilon", epsilon);
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

  /**
   * Adam with decoupled weight decay (Loshchilov and Hutter 2019): first {@code w −= w · decay ·
   * lr} for every parameter, biases too, as Keras does unless told otherwise; then the step of
   * {@link Adam}.
   *
   * @param adam the rule that follows the decay
   * @param weightDecay above 0
   */
  record AdamW(Adam adam, double weightDecay) implements Optimizer {

    /** Keras' numbers: decay 0.004. */
    public static final AdamW STANDARD = new AdamW(Adam.STANDARD, 0.004);

    /** Checks the ranges. */
    public AdamW {
      Objects.requireNonNull(adam, "adam");
      positive("weightDecay", weightDecay);
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

  /**
   * Gradient descent: {@code w −= lr g}; with momentum {@code m = μ m − lr g; w += m}; with
   * Nesterov's look-ahead {@code w += μ m − lr g} instead.
   *
   * @param momentum μ, in [0, 1); 0 for none
   * @param nesterov whether to look ahead; needs momentum
   */
  record Sgd(double momentum, boolean nesterov) implements Optimizer {

    /** Without momentum, as Keras' default. */
    public static final Sgd STANDARD = new Sgd(0, false);

    /** Checks the ranges. */
    public Sgd {
      decay("momentum", momentum);
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

  /**
   * RMSProp (Hinton 2012) in Keras' form: {@code v = ρ v + (1 − ρ) g²; w −= lr g / √(v + ε)}.
   *
   * @param rho decay of v, in [0, 1)
   * @param epsilon added under the root, above 0
   */
  record RmsProp(double rho, double epsilon) implements Optimizer {

    /** Keras' numbers. */
    public static final RmsProp STANDARD = new RmsProp(0.9, 1e-7);

    /** Checks the ranges. */
    public RmsProp {
      decay("rho", rho);
      positive("epsilon", epsilon);
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
}
