package org.concordml.cli.option;

import org.concordml.cli.argument.Given;
import org.concordml.learning.Optimizer;
import picocli.CommandLine.Option;

/** How parameters move along a gradient. An option that the optimizer would ignore is refused. */
final class OptimizerOptions {

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "adam, adamw, sgd or rmsprop (default: ${DEFAULT-VALUE}).")
  private String optimizer;

  @Option(
      names = "--keras-rounding",
      description =
          "With adam and adamw: round beta1 and beta2 in the bias correction to float32, as Keras"
              + " does.")
  private boolean kerasRounding;

  @Option(
      names = "--weight-decay",
      paramLabel = "D",
      description = "With adamw: decay of all parameters (default: ${DEFAULT-VALUE}).")
  private double weightDecay;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      description = "With sgd: momentum in [0, 1) (default: ${DEFAULT-VALUE}).")
  private double momentum;

  @Option(names = "--nesterov", description = "With sgd and momentum: look ahead.")
  private boolean nesterov;

  /**
   * @param base what holds where no option is given
   * @param given which are
   * @return the optimizer
   * @throws IllegalArgumentException if an option is out of its range or would be ignored
   */
  Optimizer over(Optimizer base, Given given) {
    Optimizer named = given.option("--optimizer") ? Optimizer.named(optimizer) : base;
    boolean adaptive = named instanceof Optimizer.AdamW || named instanceof Optimizer.Adam;
    given.only(named instanceof Optimizer.AdamW, "--weight-decay", "--optimizer adamw");
    given.only(named instanceof Optimizer.Sgd, "--momentum", "--optimizer sgd");
    given.only(named instanceof Optimizer.Sgd, "--nesterov", "--optimizer sgd");
    given.only(adaptive, "--keras-rounding", "--optimizer adam or adamw");
    if (named instanceof Optimizer.AdamW adamW) {
      return new Optimizer.AdamW(
          kerasRounding ? Optimizer.Adam.KERAS : adamW.adam(),
          given.option("--weight-decay") ? weightDecay : adamW.weightDecay());
    }
    if (named instanceof Optimizer.Sgd sgd) {
      return new Optimizer.Sgd(
          given.option("--momentum") ? momentum : sgd.momentum(), nesterov || sgd.nesterov());
    }
    return named instanceof Optimizer.Adam && kerasRounding ? Optimizer.Adam.KERAS : named;
  }
}
