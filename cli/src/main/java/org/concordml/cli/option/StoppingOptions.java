package org.concordml.cli.option;

import java.util.Optional;
import org.concordml.cli.argument.Given;
import org.concordml.training.EarlyStopping;
import org.concordml.training.MonitoredMetric;
import picocli.CommandLine.Option;

/** When training stops before its last epoch. */
final class StoppingOptions {

  @Option(
      names = "--early-stopping",
      paramLabel = "METRIC",
      description =
          "Stop when this no longer improves, and keep the best epoch's weights even if it never"
              + " stops: valLoss, loss; of classes valAccuracy, valRocAuc, valF1 (of several the"
              + " mean over the classes), valBalancedAccuracy, valMcc …; of a number valMae,"
              + " valRmse, valR2, valSpearman … Any spelling: val_loss, auc.")
  private String earlyStopping;

  @Option(
      names = "--mode",
      paramLabel = "min|max",
      description = "With --early-stopping: which way is better (default: as suits the metric).")
  private EarlyStopping.Mode mode;

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      description =
          "With --early-stopping: epochs without improvement (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--min-delta",
      paramLabel = "D",
      description =
          "With --early-stopping: smallest improvement that counts (default: ${DEFAULT-VALUE}).")
  private double minDelta;

  /**
   * @param base what holds where no option is given
   * @param given which are
   * @return the rule; empty if every epoch is run
   * @throws IllegalArgumentException if an option is out of its range or would be ignored
   */
  Optional<EarlyStopping> over(Optional<EarlyStopping> base, Given given) {
    boolean asked = given.option("--early-stopping");
    boolean stops = asked || base.isPresent();
    given.only(stops, "--mode", "--early-stopping");
    given.only(stops, "--patience", "--early-stopping");
    given.only(stops, "--min-delta", "--early-stopping");
    if (!stops) {
      return Optional.empty();
    }
    EarlyStopping rule = asked ? EarlyStopping.on(new MonitoredMetric(earlyStopping)) : base.get();
    return Optional.of(
        new EarlyStopping(
            rule.metric(),
            mode == null ? rule.mode() : mode,
            given.option("--patience") ? patience : rule.patience(),
            given.option("--min-delta") ? minDelta : rule.minDelta()));
  }
}
