package org.concordml.cli.option;

import java.util.List;
import org.concordml.cli.argument.CommaList;
import org.concordml.cli.argument.Given;
import org.concordml.experiment.HiddenLayers;
import org.concordml.network.Activation;
import org.concordml.network.WeightInitializer;
import org.concordml.training.FitConfig;
import picocli.CommandLine.Option;

/** What is trained. */
final class NetworkOptions {

  @Option(
      names = "--hidden",
      paramLabel = "UNITS,…",
      converter = CommaList.OfIntegers.class,
      description = "Widths of the hidden layers; 0 for none (default: ${DEFAULT-VALUE}).")
  private CommaList<Integer> hidden;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "relu, tanh, sigmoid, gelu or leaky-relu (default: ${DEFAULT-VALUE}).")
  private String activation;

  @Option(
      names = "--dropout",
      paramLabel = "RATE",
      description = "Share of hidden outputs dropped in training (default: ${DEFAULT-VALUE}).")
  private double dropout;

  @Option(
      names = "--l2",
      paramLabel = "LAMBDA",
      description = "Penalty LAMBDA times the sum of squared kernels (default: ${DEFAULT-VALUE}).")
  private double l2;

  @Option(
      names = "--initializer",
      paramLabel = "NAME",
      description =
          "glorot-, he- or lecun-, followed by uniform or normal (default: ${DEFAULT-VALUE}).")
  private String initializer;

  @Option(
      names = "--ensemble",
      paramLabel = "K",
      description =
          "Networks to train, each with its own weights, order and noise of the seed, and to"
              + " average: one model of K (default: ${DEFAULT-VALUE}).")
  private int ensemble;

  /**
   * @param base what holds where no option is given
   * @param given which are
   * @return the hidden layers
   * @throws IllegalArgumentException if an option is out of its range or would be ignored
   */
  HiddenLayers over(HiddenLayers base, Given given) {
    List<Integer> widths = given.option("--hidden") ? hidden.values() : base.hidden();
    boolean none = widths.isEmpty() || widths.equals(List.of(0));
    if (none) {
      requireAbsent("--activation", given);
      requireAbsent("--dropout", given);
    }
    return new HiddenLayers(
        none ? List.of() : widths,
        given.option("--activation") ? Activation.named(activation) : base.activation(),
        given.option("--dropout") ? dropout : base.dropout(),
        given.option("--l2") ? l2 : base.l2());
  }

  private static void requireAbsent(String option, Given given) {
    if (given.option(option)) {
      throw new IllegalArgumentException(
          option + " has no effect without hidden layers. Leave it out, or give --hidden widths");
    }
  }

  /**
   * How kernels start, and of how many networks.
   *
   * @param base what holds where no option is given
   * @param given which are
   * @return the configuration with those
   * @throws IllegalArgumentException if an option is out of its range
   */
  FitConfig over(FitConfig base, Given given) {
    FitConfig.Builder builder = base.toBuilder();
    if (given.option("--initializer")) {
      builder.initializer(WeightInitializer.named(initializer));
    }
    if (given.option("--ensemble")) {
      builder.ensemble(ensemble);
    }
    return builder.build();
  }
}
