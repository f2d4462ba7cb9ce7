package org.concordml.learning;

import java.util.List;
import org.concordml.NamedChoices;

/**
 * How parameters move along a gradient. A record says the rule and its numbers; the arithmetic is
 * the engine's, on flat vectors of all parameters, and its state is what {@link #slots} names plus
 * the count of steps.
 */
public sealed interface Optimizer permits Adam, AdamW, Sgd, RmsProp {

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
    return NamedChoices.<Optimizer>of("optimizer", all(), Optimizer::key).named(name);
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
}
