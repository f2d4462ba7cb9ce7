package org.concordml.training;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.engine.TrainingSpec;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.random.RandomStreams;
import org.concordml.split.EnsembleRows;
import org.jspecify.annotations.Nullable;

/**
 * One training, complete: run twice on one engine it gives the same numbers. Where its
 * configuration asks for an ensemble, it is the job of one network of it, see {@link #member}.
 *
 * @param network what to train
 * @param config how
 * @param train rows to learn from, scaled
 * @param validation rows to judge each epoch by, scaled; at least one. Early stopping chooses by
 *     them
 * @param test rows that are scored once, after everything is decided, scaled; at least one. In a
 *     notebook they are the rows of the validation
 * @param initial weights to start from
 * @param order of the training rows
 * @param streams of dropout and noise
 * @param ensemble how each network of an ensemble divides the rows of {@code train} and {@code
 *     validation}, which are the first one's; empty if all divide them alike
 * @param start weights that each network of an ensemble starts from, those of the first are {@code
 *     initial}; empty if they are drawn
 */
public record TrainingJob(
    NetworkSpec network,
    FitConfig config,
    Examples train,
    Examples validation,
    Examples test,
    Weights initial,
    BatchOrder order,
    RandomStreams streams,
    Optional<EnsembleRows> ensemble,
    List<Weights> start) {

  /** Checks that rows, network and loss fit. */
  public TrainingJob {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(initial, "initial");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(streams, "streams");
    start = List.copyOf(start);
    ensemble.ifPresent(rows -> requireSplits(rows, config));
    network.requireFreezable(config.frozen());
    requireColumns("training", train, network);
    requireColumns("validation", validation, network);
    requireOutcome("training", train, network);
    requireOutcome("validation", validation, network);
    requireColumns("test", test, network);
    requireOutcome("test", test, network);
  }

  /**
   * A job that is tested on the rows of its validation, with the seed's streams.
   *
   * @param network what to train
   * @param config how
   * @param train rows to learn from, scaled
   * @param validation rows to judge each epoch by, and to test on, scaled
   * @param initial weights to start from
   * @param order of the training rows
   */
  public TrainingJob(
      NetworkSpec network,
      FitConfig config,
      Examples train,
      Examples validation,
      Weights initial,
      BatchOrder order) {
    this(
        network,
        config,
        train,
        validation,
        validation,
        initial,
        order,
        new RandomStreams(config.seed()),
        Optional.empty(),
        List.of());
  }

  private static void requireSplits(EnsembleRows rows, FitConfig config) {
    if (rows.splits().size() != config.ensemble()) {
      throw new IllegalArgumentException(
          "there must be a split for each of "
              + config.ensemble()
              + " networks, found "
              + rows.splits().size());
    }
  }

  private static void requireOutcome(String what, Examples rows, NetworkSpec network) {
    Head fitting = Head.of(rows.targets());
    if (fitting.outputs() != network.head().outputs()
        || (fitting.task() == Task.REGRESSION) != (network.head().task() == Task.REGRESSION)) {
      throw new IllegalArgumentException(
          "the network must predict what the "
              + what
              + " rows have, "
              + rows.targets()
              + ", found the head "
              + network.head());
    }
  }

  /**
   * A job whose weights and batch order come from the seed in its configuration.
   *
   * @param network what to train
   * @param config how
   * @param train rows to learn from, scaled; of every class
   * @param validation rows to judge by, scaled
   * @return the job
   * @throws DataException if the rows to learn from lack a class
   */
  public static TrainingJob of(
      NetworkSpec network, FitConfig config, Examples train, Examples validation) {
    return of(network, config, train, validation, validation);
  }

  /**
   * The same, tested on other rows than those of the validation.
   *
   * @param network what to train
   * @param config how
   * @param train rows to learn from, scaled; of every class
   * @param validation rows to judge each epoch by, scaled
   * @param test rows to score at the end, scaled
   * @return the job
   * @throws DataException if the rows to learn from lack a class
   */
  public static TrainingJob of(
      NetworkSpec network, FitConfig config, Examples train, Examples validation, Examples test) {
    ClassesToTrainOn.require(train, test);
    return drawn(
        network,
        config,
        train,
        validation,
        test,
        new RandomStreams(config.seed()),
        Optional.empty());
  }

  /**
   * The job of an ensemble whose networks divide the rows each in its own way.
   *
   * @param network what to train
   * @param config how, with as many networks as there are splits
   * @param rows to learn from and to judge each epoch by
   * @param test rows to score at the end, scaled
   * @return the job, of the first of them
   * @throws DataException if the rows that a network learns from lack a class
   */
  public static TrainingJob of(
      NetworkSpec network, FitConfig config, EnsembleRows rows, Examples test) {
    for (int member = 0; member < rows.splits().size(); member++) {
      ClassesToTrainOn.require(rows.train(member), rows.validation(member));
    }
    return drawn(
        network,
        config,
        rows.train(0),
        rows.validation(0),
        test,
        new RandomStreams(config.seed()),
        Optional.of(rows));
  }

  private static TrainingJob drawn(
      NetworkSpec network,
      FitConfig config,
      Examples train,
      Examples validation,
      Examples test,
      RandomStreams streams,
      Optional<EnsembleRows> ensemble) {
    return new TrainingJob(
        network,
        config,
        train,
        validation,
        test,
        config.initializer().draw(network, streams),
        BatchOrder.shuffled(streams, train.rows()),
        streams,
        ensemble,
        List.of());
  }

  /**
   * The same job from other weights, as those of a model that was trained before.
   *
   * @param weights one set for each network of its configuration
   * @return the job, all else drawn as before
   * @throws IllegalArgumentException if there are more or fewer, or of another layout
   */
  public TrainingJob startingFrom(List<Weights> weights) {
    if (weights.size() != config.ensemble()) {
      throw new IllegalArgumentException(
          "there must be weights for each of "
              + config.ensemble()
              + " networks, found "
              + weights.size());
    }
    for (Weights of : weights) {
      if (!of.layout().equals(network.layout())) {
        throw new IllegalArgumentException(
            "weights must have the layout of the network, found "
                + of.layout().size()
                + " values for "
                + network.layout().size());
      }
    }
    return new TrainingJob(
        network,
        config,
        train,
        validation,
        test,
        weights.get(0),
        order,
        streams,
        ensemble,
        weights);
  }

  /**
   * The job of a network of the ensemble: initial weights, batch order, dropout and noise from
   * streams of its own, and its own division of the rows where there is one.
   *
   * @param index which, from 0; 0 is this job as it is
   * @return its job
   */
  public TrainingJob member(int index) {
    if (index == 0) {
      return this;
    }
    RandomStreams own = new RandomStreams(config.seed(), index);
    Examples learned = ensemble.map(rows -> rows.train(index)).orElse(train);
    return new TrainingJob(
        network,
        config,
        learned,
        ensemble.map(rows -> rows.validation(index)).orElse(validation),
        test,
        start.isEmpty() ? config.initializer().draw(network, own) : start.get(index),
        BatchOrder.shuffled(own, learned.rows()),
        own,
        ensemble,
        start);
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
    return new TrainingSpec(
        network, initial, config.loss(), config.optimizer(), config.clipping(), config.frozen());
  }

  /**
   * @return updates in an epoch, the short last batch counted
   */
  public int stepsPerEpoch() {
    return (train.rows() + config.batchSize() - 1) / config.batchSize();
  }

  /**
   * How much each training row weighs: its own weight times that of its class.
   *
   * @return one a row, or null when all weigh 1
   */
  public double @Nullable [] rowWeights() {
    return rowWeights(train);
  }

  private double @Nullable [] rowWeights(Examples rows) {
    double @Nullable [] ofRows = rows.weights();
    double @Nullable [] ofClasses =
        rows.targets() instanceof Targets.Classes classes
            ? config.classWeights().perRow(classes)
            : null;
    if (ofRows == null || ofClasses == null) {
      return ofRows == null ? ofClasses : ofRows;
    }
    double[] both = new double[ofRows.length];
    Arrays.setAll(both, row -> ofRows[row] * ofClasses[row]);
    return both;
  }

  /**
   * @return the rows that any network of the ensemble learns from, each weighing as in training
   */
  public Examples learned() {
    Examples rows = ensemble.map(EnsembleRows::rows).orElse(train);
    return new Examples(rows.features(), rows.targets(), rowWeights(rows));
  }

  /**
   * @param epoch from 1
   * @return everything the steps of that epoch are made of
   */
  public EpochPlan plan(int epoch) {
    return new EpochPlan(this, epoch);
  }
}
