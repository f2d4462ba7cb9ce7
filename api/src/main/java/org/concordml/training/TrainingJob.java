package org.concordml.training;

import java.util.Objects;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.engine.TrainingSpec;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * One training, complete: run twice on one engine it gives the same numbers.
 *
 * @param network what to train
 * @param config how
 * @param train rows to learn from, scaled
 * @param validation rows to judge each epoch by, scaled; at least one
 * @param initial weights to start from
 * @param order of the training rows
 */
public record TrainingJob(
    NetworkSpec network,
    FitConfig config,
    Examples train,
    Examples validation,
    Weights initial,
    BatchOrder order) {

  /** Checks that rows and network fit. */
  public TrainingJob {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(initial, "initial");
    Objects.requireNonNull(order, "order");
    requireColumns("training", train, network);
    requireColumns("validation", validation, network);
  }

  /**
   * A job whose weights and batch order come from the seed in its configuration.
   *
   * @param network what to train
   * @param config how
   * @param train rows to learn from, scaled; of both classes
   * @param validation rows to judge by, scaled
   * @return the job
   * @throws DataException if the rows to learn from are of one class
   */
  public static TrainingJob of(
      NetworkSpec network, FitConfig config, Examples train, Examples validation) {
    requireBothClasses(train, validation);
    RandomStreams streams = new RandomStreams(config.seed());
    return new TrainingJob(
        network,
        config,
        train,
        validation,
        config.initializer().draw(network, streams),
        BatchOrder.shuffled(streams, train.rows()));
  }

  private static void requireBothClasses(Examples train, Examples validation) {
    int positives = train.positives();
    int negatives = train.rows() - positives;
    if (positives > 0 && negatives > 0) {
      return;
    }
    int otherPositives = validation.positives();
    int otherNegatives = validation.rows() - otherPositives;
    boolean enough = positives + otherPositives > 1 && negatives + otherNegatives > 1;
    throw new DataException(
        "the rows to train on must be of both classes, found "
            + positives
            + " positive and "
            + negatives
            + " negative; those held back are "
            + otherPositives
            + " positive and "
            + otherNegatives
            + " negative.",
        enough
            ? new Remedy[] {Remedy.of("keep the classes' shares in both parts", Setting.STRATIFY)}
            : new Remedy[] {
              Remedy.of("give more rows of the rarer class"),
              Remedy.of("once there are more, keep their share in both parts", Setting.STRATIFY)
            });
  }

  private static void requireColumns(String what, Examples rows, NetworkSpec network) {
    if (rows.rows() == 0 || rows.features().columns() != network.inputs()) {
      throw new IllegalArgumentException(
          what
              + " rows must be at least one and have "
              + network.inputs()
              + " columns, found "
              + rows.rows()
              + " rows of "
              + rows.features().columns());
    }
  }

  /**
   * @return what an engine needs to know of this
   */
  public TrainingSpec session() {
    return new TrainingSpec(network, initial, config.loss(), config.optimizer(), config.clipping());
  }

  /**
   * @return updates in an epoch, the short last batch counted
   */
  public int stepsPerEpoch() {
    return (train.rows() + config.batchSize() - 1) / config.batchSize();
  }

  /**
   * How much each training row weighs.
   *
   * @return one a row, or null when all weigh 1
   */
  public double @Nullable [] rowWeights() {
    var weights = config.classWeights().resolve(train.labels());
    return weights.neutral() ? null : weights.perRow(train.labels());
  }

  /**
   * @param epoch from 1
   * @return everything the steps of that epoch are made of
   */
  public EpochPlan plan(int epoch) {
    return new EpochPlan(this, epoch);
  }
}
