package org.concordml.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.concordml.training.FitConfig;
import org.jspecify.annotations.Nullable;

/**
 * How rows are divided in those to train on, to monitor and to test on: scikit-learn's {@code
 * train_test_split}, and for rows to monitor the same once more on the training rows.
 *
 * @param testSize the part to test on, above 0 and below 1; the number of rows is rounded up
 * @param stratified whether train and test keep the proportions of the classes; rows to monitor
 *     always do
 * @param monitor which rows choices may look at
 */
public record Splitting(double testSize, boolean stratified, Monitor monitor) {

  /** A fifth to test on, and rows to monitor when something is chosen. */
  public static final Splitting STANDARD =
      new Splitting(0.2, false, new Monitor.WhenNeeded(Monitor.SHARE));

  /** How many seeds there are. */
  private static final long SEEDS = 1L << 32;

  /** Checks the ranges. */
  public Splitting {
    Objects.requireNonNull(monitor, "monitor");
    new TrainTestSplit(testSize, 0, stratified);
    share(monitor, true).ifPresent(Splitting::requireShare);
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "the share to monitor must be above 0 and below 1, found " + share);
    }
  }

  private static Optional<Double> share(Monitor monitor, boolean chooses) {
    if (monitor instanceof Monitor.Share asked) {
      return Optional.of(asked.share());
    }
    return monitor instanceof Monitor.WhenNeeded needed && chooses
        ? Optional.of(needed.share())
        : Optional.empty();
  }

  /**
   * Divides rows.
   *
   * @param targets one a row
   * @param groups one a row, numbered from 0 in the order of their sorted names, whose rows stay
   *     together; null if every row may go to any side
   * @param seed of the order, 0 to 2^32 - 1
   * @param chooses whether anything is chosen by rows that are not trained on
   * @return the sides
   * @throws org.concordml.data.DataException if there are too few rows, too few of a class, or too
   *     few groups
   */
  public Split split(Targets targets, int @Nullable [] groups, long seed, boolean chooses) {
    TrainTestSplit outer = new TrainTestSplit(testSize, seed, stratified);
    Split split = groups == null ? outer.split(targets) : outer.splitGroups(groups);
    return monitored(split, targets, groups, seed, chooses);
  }

  /**
   * Splits off rows to monitor, if there are to be any.
   *
   * @param split of the rows in those to train on and those to test on
   * @param targets one a row
   * @param groups as in {@link #split(Targets, int[], long, boolean)}
   * @param seed of the order, 0 to 2^32 - 1
   * @param chooses whether anything is chosen by rows that are not trained on
   * @return the sides
   * @throws org.concordml.data.DataException if there are too few rows to train on, too few of a
   *     class, or too few groups
   */
  Split monitored(
      Split split, Targets targets, int @Nullable [] groups, long seed, boolean chooses) {
    return share(monitor, chooses)
        .map(share -> split.withMonitor(ofTraining(split, targets, groups, seed, share)))
        .orElse(split);
  }

  /**
   * Divides rows for an ensemble of which each network monitors rows of its own: as the first does,
   * and for each other once more with another seed.
   *
   * @param split with rows to monitor, the first network's
   * @param targets one a row
   * @param groups as in {@link #split(Targets, int[], long, boolean)}
   * @param fit with the seed and the number of networks
   * @return one split a network, of the rows of {@link Split#withoutMonitor} to train on
   * @throws org.concordml.data.DataException if there are too few groups
   */
  List<Split> ofEach(Split split, Targets targets, int @Nullable [] groups, FitConfig fit) {
    double share = share(monitor, true).orElseThrow();
    Split joined = split.withoutMonitor();
    int train = split.train().length;
    int all = joined.train().length;
    List<Split> splits = new ArrayList<>();
    splits.add(
        new Split(all, IntStream.range(0, train).toArray(), IntStream.range(train, all).toArray()));
    for (int network = 1; network < fit.ensemble(); network++) {
      long seed = (fit.seed() + network) % SEEDS;
      splits.add(ofTraining(joined, targets, groups, seed, share));
    }
    return splits;
  }

  private static Split ofTraining(
      Split split, Targets targets, int @Nullable [] groups, long seed, double share) {
    int[] train = split.train();
    if (groups != null) {
      int[] present = Arrays.stream(train).map(row -> groups[row]).distinct().sorted().toArray();
      int[] renumbered =
          Arrays.stream(train).map(row -> Arrays.binarySearch(present, groups[row])).toArray();
      return new TrainTestSplit(share, seed, false).splitGroups(renumbered);
    }
    boolean classes = targets.task() != Task.REGRESSION;
    return new TrainTestSplit(share, seed, classes).split(targets.select(train));
  }

  /**
   * Divides rows that do not belong together.
   *
   * @param rows of the table
   * @param seed of the order, 0 to 2^32 - 1
   * @param chooses whether anything is chosen by rows that are not trained on
   * @return the sides
   */
  public Split split(Examples rows, long seed, boolean chooses) {
    return split(rows.targets(), null, seed, chooses);
  }

  /**
   * @param chooses whether anything is chosen by rows that are not trained on
   * @return whether the test rows choose, so that their figures are too good
   */
  public boolean testRowsChoose(boolean chooses) {
    return chooses && monitor instanceof Monitor.TestRows;
  }

  /**
   * @param size the part to test on
   * @return the same with that part
   */
  public Splitting withTestSize(double size) {
    return new Splitting(size, stratified, monitor);
  }

  /**
   * @param other whether train and test keep the proportions of the classes
   * @return the same, stratified or not
   */
  public Splitting withStratified(boolean other) {
    return new Splitting(testSize, other, monitor);
  }

  /**
   * @param other which rows choices may look at
   * @return the same with those
   */
  public Splitting withMonitor(Monitor other) {
    return new Splitting(testSize, stratified, other);
  }
}
