package org.concordml.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The engine-neutral definition of a network: dense hidden layers, then a dense layer with as many
 * outputs as its head asks for.
 *
 * @param inputs number of features, at least 1
 * @param hidden hidden layers in order; none makes a logistic or linear regression
 * @param head what is predicted: two classes, several, or a number
 * @param l2 weight λ of the penalty {@code λ · Σ w²} over all kernels (biases are free), added to
 *     the loss as Keras' {@code regularizers.L2} does; 0 for none
 */
public record NetworkSpec(int inputs, List<HiddenLayer> hidden, Head head, double l2) {

  /** Checks the ranges. */
  public NetworkSpec {
    hidden = List.copyOf(hidden);
    Objects.requireNonNull(head, "head");
    if (inputs < 1) {
      throw new IllegalArgumentException("inputs must be at least 1, found " + inputs);
    }
    requireCountable(inputs, hidden, head.outputs());
    if (!(l2 >= 0) || Double.isInfinite(l2)) {
      throw new IllegalArgumentException("l2 must be finite and at least 0, found " + l2);
    }
  }

  /**
   * A network for two classes.
   *
   * @param inputs number of features, at least 1
   * @param hidden hidden layers in order
   * @param l2 weight of the penalty
   */
  public NetworkSpec(int inputs, List<HiddenLayer> hidden, double l2) {
    this(inputs, hidden, Head.LOGISTIC, l2);
  }

  private static void requireCountable(int inputs, List<HiddenLayer> hidden, int outputs) {
    double parameters = 0;
    double in = inputs;
    for (HiddenLayer layer : hidden) {
      parameters += (in + 1) * layer.units();
      in = layer.units();
    }
    parameters += (in + 1) * outputs;
    if (parameters > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the network must have less than 2^31 parameters, found %.0f. Try: narrower layers",
              parameters));
    }
  }

  /**
   * A network with one activation throughout, no dropout and no penalty.
   *
   * @param inputs number of features
   * @param activation of every hidden layer
   * @param units width of each hidden layer
   * @return the definition
   */
  public static NetworkSpec dense(int inputs, Activation activation, int... units) {
    List<HiddenLayer> layers = new ArrayList<>();
    for (int width : units) {
      layers.add(new HiddenLayer(width, activation, 0));
    }
    return new NetworkSpec(inputs, layers, 0);
  }

  /**
   * The network of the main job: 32, 16, one logit, ReLU between; for other outcomes see {@link
   * #withHead}.
   *
   * @param inputs number of features
   * @return the definition
   */
  public static NetworkSpec standard(int inputs) {
    return dense(inputs, Activation.RELU, 32, 16);
  }

  /**
   * @param dropout share in [0, 1), after every hidden layer
   * @return the same network with that dropout
   */
  public NetworkSpec withDropout(double dropout) {
    return new NetworkSpec(
        inputs,
        hidden.stream().map(h -> new HiddenLayer(h.units(), h.activation(), dropout)).toList(),
        head,
        l2);
  }

  /**
   * @param lambda weight of the penalty
   * @return the same network with that L2 penalty
   */
  public NetworkSpec withL2(double lambda) {
    return new NetworkSpec(inputs, hidden, head, lambda);
  }

  /**
   * @param other what is predicted
   * @return the same network with that head
   */
  public NetworkSpec withHead(Head other) {
    return new NetworkSpec(inputs, hidden, other, l2);
  }

  /**
   * @return numbers a row that come out, at least 1
   */
  public int outputs() {
    return head.outputs();
  }

  /**
   * @return number of dense layers, the output layer included
   */
  public int depth() {
    return hidden.size() + 1;
  }

  /**
   * Checks that so many layers can be frozen: the last one must learn.
   *
   * @param layers dense layers, from the first
   * @throws IllegalArgumentException if they are less than 0 or all there are
   */
  public void requireFreezable(int layers) {
    if (layers < 0 || layers >= depth()) {
      throw new IllegalArgumentException(
          "frozen layers must be from 0 to "
              + (depth() - 1)
              + ", as the last of "
              + depth()
              + " must learn, found "
              + layers);
    }
  }

  /**
   * @param layer from 0; the last is the output layer
   * @return how many numbers go into it a row
   */
  public int fanIn(int layer) {
    return layer == 0 ? inputs : hidden.get(layer - 1).units();
  }

  /**
   * @param layer from 0; the last is the output layer
   * @return its number of outputs for a row
   */
  public int fanOut(int layer) {
    return layer == hidden.size() ? head.outputs() : hidden.get(layer).units();
  }

  /**
   * @return true if any layer drops
   */
  public boolean hasDropout() {
    return hidden.stream().anyMatch(h -> h.dropout() > 0);
  }

  /**
   * @return where each parameter tensor stands in the flat parameter vector
   */
  public ParameterLayout layout() {
    return ParameterLayout.of(this);
  }
}
