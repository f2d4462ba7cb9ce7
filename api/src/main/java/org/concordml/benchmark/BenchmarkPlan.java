package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.engine.DeviceRequest;

/**
 * What to time: every combination of rows, network, batch size and mode, on every engine.
 *
 * @param rows rows a run, each at least 2
 * @param features columns, at least 1
 * @param networks widths of the hidden layers, one list a network; an empty list is a network
 *     without
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
    List<List<Integer>> networks,
    List<Integer> batchSizes,
    List<BenchmarkMode> modes,
    DeviceRequest device,
    RunPolicy runs,
    Optional<TimeTarget> target,
    long seed) {

  /** Takes copies and checks the ranges. */
  public BenchmarkPlan {
    rows = List.copyOf(rows);
    networks = networks.stream().map(List::copyOf).toList();
    batchSizes = List.copyOf(batchSizes);
    modes = List.copyOf(modes);
    requireEach("rows", rows, 2);
    requireEach("features", List.of(features), 1);
    requireEach("batch sizes", batchSizes, 1);
    for (List<Integer> hidden : networks) {
      for (int units : hidden) {
        if (units < 1) {
          throw new IllegalArgumentException("units must be at least 1, found " + units);
        }
      }
    }
    requireDistinct("networks", networks);
    requireDistinct("modes", modes);
    if (target.isPresent() && !modes.contains(BenchmarkMode.TRAIN)) {
      throw new IllegalArgumentException(
          "the time to a quality has a meaning in mode train only, found score");
    }
    if (workloads(rows, networks, batchSizes, modes).isEmpty()) {
      throw new IllegalArgumentException(
          "batch sizes must not all be larger than the rows, found "
              + batchSizes
              + " for "
              + rows
              + " rows");
    }
  }

  private static void requireEach(String what, List<Integer> numbers, int least) {
    for (int number : numbers) {
      if (number < least) {
        throw new IllegalArgumentException(
            what + " must be at least " + least + ", found " + number);
      }
    }
    requireDistinct(what, numbers);
  }

  private static void requireDistinct(String what, List<?> values) {
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          what + " must be given, each once, found " + (values.isEmpty() ? "none" : values));
    }
  }

  /**
   * @return what the engines are timed at, by rows, then network, mode and batch size; batches that
   *     are larger than the rows are left out
   */
  public List<Workload> workloads() {
    return workloads(rows, networks, batchSizes, modes);
  }

  private static List<Workload> workloads(
      List<Integer> rows,
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
              .forEach(batch -> workloads.add(new Workload(count, hidden, batch, mode)));
        }
      }
    }
    return workloads;
  }
}
