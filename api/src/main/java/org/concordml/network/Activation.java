package org.concordml.network;

import java.util.List;
import java.util.Locale;
import org.concordml.NamedChoices;

/** What a hidden layer applies to its weighted sums. */
public enum Activation {
  /** {@code max(0, z)}; slope 0 at 0. */
  RELU,
  /** {@code tanh(z)}. */
  TANH,
  /** {@code 1 / (1 + exp(-z))}. */
  SIGMOID,
  /** {@code z · Φ(z)} with the exact normal distribution function, not the tanh approximation. */
  GELU,
  /** {@code z} above 0, {@value #LEAKY_RELU_SLOPE} z elsewhere. */
  LEAKY_RELU;

  /** Slope of {@link #LEAKY_RELU} below 0: the default of Keras' {@code leaky_relu}. */
  public static final double LEAKY_RELU_SLOPE = 0.2;

  private static final NamedChoices<Activation> NAMES =
      NamedChoices.of("activation", List.of(values()), Activation::key)
          .alias(SIGMOID, "logistic"); // scikit-learn's MLPClassifier

  /**
   * @return the name used on the command line and in files, such as {@code leaky-relu}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds an activation by its name.
   *
   * @param key such as {@code leaky-relu}, in any spelling ({@code LeakyReLU}), or {@code logistic}
   * @return the activation
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static Activation named(String key) {
    return NAMES.named(key);
  }
}
