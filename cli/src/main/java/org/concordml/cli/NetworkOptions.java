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
      paramLabel = "UNITS",
      split = ",",
      splitSynopsisLabel = ",",
      defaultValue = "32,16",
      description = "Widths of the hidden layers; 0 for none (default: ${DEFAULT-VALUE}).")
  private List<Integer> hidden;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      defaultValue = "relu",
      description = "relu, tanh, sigmoid, gelu or leaky-relu (default: ${DEFAULT-VALUE}).")
  private String activation;

  @Option(
      names = "--dropout",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "Share of hidden outputs dropped in training (default: ${DEFAULT-VALUE}).")
  private double dropout;

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
   * @throws IllegalArgumentException if an option is out of its range
   */
  NetworkSpec network(int inputs) {
    Activation chosen = Activation.named(activation);
    List<HiddenLayer> layers = new ArrayList<>();
    boolean none = hidden.equals(List.of(0));
    for (int units : none ? List.<Integer>of() : hidden) {
      layers.add(new HiddenLayer(units, chosen, dropout));
    }
    return new NetworkSpec(inputs, layers, l2);
  }

  WeightInitializer initializer() {
    return WeightInitializer.named(initializer);
  }
}
