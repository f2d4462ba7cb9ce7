package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concordml.data.Task;
import org.concordml.engine.DeviceRequest;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;

/**
 * What to time: every combination of rows, network, batch size and mode, on every engine.
 *
 * @param rows rows a pass, each at least 2, and 20 for each of several classes, so that none is
 *     without; with the validation rows beside them a table may have 2,147,483,639 numbers
 * @param features columns, at least 1
 * @param head of the networks, which the outcome of the table fits: at most 1,000 classes
 * @param networks widths of the hidden layers, one list a network; an empty list is a network
 *     without; each must be one that can be trained
 * @param batchSizes rows an update or a call; one larger than the rows of a cell is left out there
 * @param modes what is timed
 * @param device where
 * @param runs how often
 * @param target a quality whose time is taken too, in training cells
 * @param seed of data, weights and batch order
 */
public record BenchmarkPlan(
    List<Integer> rows,
    int features,
    Head head,
    List<List<Integer>> networks,
    List<Integer> batchSizes,
    List<BenchmarkMode> modes,
    DeviceRequest device,
    RunPolicy runs,
    Optional<TimeTarget> target,
    long seed) {

  private static final int MOST_CLASSES = 1_000;

  /** With so many rows of each, a random draw misses a class in less than one of 1e9 tables. */
  private static final int ROWS_OF_A_CLASS = 20;

  /** Takes copies and checks the ranges. */
  public BenchmarkPlan {
    rows = List.copyOf(rows);
    networks = networks.stream().map(List::copyOf).toList();
    batchSizes = List.copyOf(batchSizes);
    modes = List.copyOf(modes);
    new Range("features", 1, BenchmarkRows.mostFeatures()).require(features);
    requireEach("rows", rows, rows(features, head));
    requireEach("batch sizes", batchSizes, new Range("batch sizes", 1, Integer.MAX_VALUE));
    requireDistinct("networks", networks);
    for (List<Integer> hidden : networks) {
      dense(features, hidden, head);
    }
    requireDistinct("modes", modes);
    if (target.isPresent() && !modes.contains(BenchmarkMode.TRAIN)) {
      throw new IllegalArgumentException(
          "the time to a quality has a meaning in mode train only, found score");
    }
    if (target.isPresent() && !target.get().metric().isOf(head.task())) {
      throw new IllegalArgumentException(
          "the metric to reach must be one of an outcome that is "
              + head.task().key()
              + ", found '"
              + target.get().metric().key()
              + "'. Try: "
              + head.task().validationMetric());
    }
    if (workloads(rows, head, networks, batchSizes, modes).isEmpty()) {
      throw new IllegalArgumentException(
          "batch sizes must not all be larger than the rows, found "
              + batchSizes
              + " for "
              + rows
              + " rows");
    }
  }

  private static Range rows(int features, Head head) {
    if (head.task() != Task.MULTICLASS) {
      return new Range(
          String.format(Locale.ROOT, "rows of %,d features", features),
          2,
          BenchmarkRows.mostRows(features));
    }
    int classes = new Range("classes", 2, MOST_CLASSES).require(head.outputs());
    return new Range(
        String.format(Locale.ROOT, "rows of %,d features and %,d classes", features, classes),
        (long) ROWS_OF_A_CLASS * classes,
        BenchmarkRows.mostRows(Math.max(features, classes)));
  }

  private static void requireEach(String what, List<Integer> numbers, Range range) {
    numbers.forEach(range::require);
    requireDistinct(what, numbers);
  }

  /** Checks the network too, with the bounds and the words that hold wherever one is trained. */
  private static NetworkSpec dense(int features, List<Integer> hidden, Head head) {
    return NetworkSpec.dense(
            features, Activation.RELU, hidden.stream().mapToInt(Integer::intValue).toArray())
        .withHead(head);
  }

  private static void requireDistinct(String what, List<?> values) {
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          what + " must be given, each once, found " + (values.isEmpty() ? "none" : values));
    }
  }

  /**
   * @param hidden one of the networks of this plan
   * @return that network
   */
  public NetworkSpec network(List<Integer> hidden) {
    return dense(features, hidden, head);
  }

  /**
   * @return what the engines are timed at, by rows, then network, mode and batch size; batches that
   *     are larger than the rows are left out
   */
  public List<Workload> workloads() {
    return workloads(rows, head, networks, batchSizes, modes);
  }

  private static List<Workload> workloads(
      List<Integer> rows,
      Head head,
      List<List<Integer>> networks,
      List<Integer> batchSizes,
      List<BenchmarkMode> modes) {
    List<Workload> workloads = new ArrayList<>();
    for (int count : rows) {
      for (List<Integer> hidden : networks) {
        for (BenchmarkMode mode : modes) {
          batchSizes.stream()
              .filter(batch -> batch <= count)
              .sorted()
              .forEach(batch -> workloads.add(new Workload(count, hidden, head, batch, mode)));
        }
      }
    }
    return workloads;
  }
}
