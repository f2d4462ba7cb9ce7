package org.concordml.cli;

import java.util.ArrayList;
import java.util.List;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.network.WeightInitializer;
import picocli.CommandLine.Option;

/** What is trained. */
final class NetworkOptions {

  @Option(
      names = "--hidden",
      paramLabel = "UNITS,…",
      converter = CommaList.OfIntegers.class,
      defaultValue = "32,16",
      description = "Widths of the hidden layers; 0 for none (default: ${DEFAULT-VALUE}).")
  private CommaList<Integer> hidden;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "relu, tanh, sigmoid, gelu or leaky-relu (default: relu).")
  private String activation;

  @Option(
      names = "--dropout",
      paramLabel = "RATE",
      description = "Share of hidden outputs dropped in training (default: 0).")
  private Double dropout;

  @Option(
      names = "--l2",
      paramLabel = "LAMBDA",
      defaultValue = "0",
      description = "Penalty LAMBDA times the sum of squared kernels (default: ${DEFAULT-VALUE}).")
  private double l2;

  @Option(
      names = "--initializer",
      paramLabel = "NAME",
      defaultValue = "glorot-uniform",
      description =
          "glorot-, he- or lecun-, followed by uniform or normal (default: ${DEFAULT-VALUE}).")
  private String initializer;

  /**
   * @param inputs number of features
   * @return the network
   * @throws IllegalArgumentException if an option is out of its range or would be ignored
   */
  NetworkSpec network(int inputs) {
    boolean none = hidden.values().equals(List.of(0));
    if (none) {
      requireAbsent(activation, "--activation");
      requireAbsent(dropout, "--dropout");
    }
    Activation chosen = activation == null ? Activation.RELU : Activation.named(activation);
    List<HiddenLayer> layers = new ArrayList<>();
    for (int units : none ? List.<Integer>of() : hidden.values()) {
      layers.add(new HiddenLayer(units, chosen, dropout == null ? 0 : dropout));
    }
    return new NetworkSpec(inputs, layers, l2);
  }

  private static void requireAbsent(Object value, String option) {
    if (value != null) {
      throw new IllegalArgumentException(
          option + " has no effect without hidden layers. Leave it out, or give --hidden widths");
    }
  }

  WeightInitializer initializer() {
    return WeightInitializer.named(initializer);
  }
}
