package org.concordml.experiment;

import java.util.List;
import java.util.Objects;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;

/**
 * A network before the table is known, from which it has its inputs and its head.
 *
 * @param hidden widths of the hidden layers, each at least 1; none makes a logistic or linear
 *     regression
 * @param activation of every hidden layer
 * @param dropout share of each hidden layer's outputs dropped in training, in [0, 1)
 * @param l2 weight of the penalty on the kernels, at least 0
 */
public record HiddenLayers(List<Integer> hidden, Activation activation, double dropout, double l2) {

  /** The network of the main job: 32, 16, ReLU. */
  public static final HiddenLayers STANDARD =
      new HiddenLayers(List.of(32, 16), Activation.RELU, 0, 0);

  /** Checks the ranges. */
  public HiddenLayers {
    hidden = List.copyOf(hidden);
    Objects.requireNonNull(activation, "activation");
    network(hidden, activation, dropout, l2, 1, Head.LOGISTIC);
  }

  /**
   * @param inputs number of features
   * @param head what is predicted
   * @return the network
   */
  public NetworkSpec network(int inputs, Head head) {
    return network(hidden, activation, dropout, l2, inputs, head);
  }

  private static NetworkSpec network(
      List<Integer> hidden,
      Activation activation,
      double dropout,
      double l2,
      int inputs,
      Head head) {
    return new NetworkSpec(
        inputs,
        hidden.stream().map(units -> new HiddenLayer(units, activation, dropout)).toList(),
        head,
        l2);
  }
}
