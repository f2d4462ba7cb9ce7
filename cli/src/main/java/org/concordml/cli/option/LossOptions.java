package org.concordml.cli.option;

import org.concordml.cli.argument.Given;
import org.concordml.data.Task;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.Loss;
import org.concordml.learning.RegressionLoss;
import picocli.CommandLine.Option;

/** What is minimised. An option that the loss would ignore is refused. */
final class LossOptions {

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "Of classes: cross-entropy (bce, cce), dice or focal; of a number: mse, mae, huber,"
              + " log-cosh or pinball (default: cross-entropy, mse).")
  private String loss;

  @Option(
      names = "--label-smoothing",
      paramLabel = "A",
      description =
          "With cross-entropy: how far the true class is moved towards all classes, 0 to 1, as in"
              + " Keras (default: ${DEFAULT-VALUE}).")
  private double labelSmoothing;

  @Option(
      names = "--huber-delta",
      paramLabel = "D",
      description =
          "With --loss huber: from which error on it is linear, in standard deviations of the"
              + " outcome (default: ${DEFAULT-VALUE}).")
  private double huberDelta;

  @Option(
      names = "--quantile",
      paramLabel = "Q",
      description = "With --loss pinball: the quantile to fit (default: ${DEFAULT-VALUE}).")
  private double quantile;

  @Option(
      names = "--focal-gamma",
      paramLabel = "G",
      description =
          "With --loss focal: how much easy rows are played down (default: ${DEFAULT-VALUE}).")
  private double focalGamma;

  /**
   * @param base what holds where no option is given
   * @param given which are
   * @return the loss
   * @throws IllegalArgumentException if an option is out of its range or would be ignored
   */
  Loss over(Loss base, Given given) {
    Loss named = given.option("--loss") ? Loss.named(loss) : base;
    boolean focal = named.key().endsWith("focal");
    given.only(focal, "--focal-gamma", "--loss focal");
    given.only(isCrossEntropy(named), "--label-smoothing", "--loss cross-entropy");
    given.only(named instanceof RegressionLoss.Huber, "--huber-delta", "--loss huber");
    given.only(named instanceof RegressionLoss.Pinball, "--quantile", "--loss pinball");
    if (given.option("--label-smoothing")) {
      return named instanceof CategoricalLoss
          ? new CategoricalLoss.CrossEntropy(labelSmoothing)
          : new BinaryLoss.CrossEntropy(labelSmoothing);
    }
    if (given.option("--focal-gamma")) {
      return named instanceof CategoricalLoss.Focal categorical
          ? new CategoricalLoss.Focal(categorical.alpha(), focalGamma)
          : new BinaryLoss.Focal(focalGamma);
    }
    if (given.option("--huber-delta")) {
      return new RegressionLoss.Huber(huberDelta);
    }
    return given.option("--quantile") ? new RegressionLoss.Pinball(quantile) : named;
  }

  private static boolean isCrossEntropy(Loss loss) {
    return loss instanceof BinaryLoss.CrossEntropy || loss instanceof CategoricalLoss.CrossEntropy;
  }

  /**
   * Refuses a loss that was asked for and is not what is minimised.
   *
   * @param task what the table has
   * @param given which options are
   */
  void require(Task task, Given given) {
    if (given.option("--loss")
        && Loss.named(loss).equals(BinaryLoss.CrossEntropy.STANDARD)
        && task == Task.REGRESSION) {
      Loss.named(loss, task);
    }
  }
}
