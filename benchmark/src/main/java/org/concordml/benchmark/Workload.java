package org.concordml.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.concordml.data.Task;
import org.concordml.network.Head;

/**
 * What several engines are timed at; all that belongs to one figure but the engine.
 *
 * @param rows a run, that is an epoch or a scoring pass
 * @param hidden widths of the hidden layers; empty for none
 * @param head of the network
 * @param batchSize rows an update, or rows a call when scoring
 * @param mode what is timed
 */
public record Workload(
    int rows, List<Integer> hidden, Head head, int batchSize, BenchmarkMode mode) {

  /** Takes a copy and checks the ranges. */
  public Workload {
    hidden = List.copyOf(hidden);
    if (batchSize < 1 || batchSize > rows) {
      throw new IllegalArgumentException(
          "batch size must be from 1 to the rows (" + rows + "), found " + batchSize);
    }
  }

  /**
   * @return updates or calls in a run, the short last batch counted
   */
  public int stepsPerRun() {
    return (rows + batchSize - 1) / batchSize;
  }

  /**
   * @return the layers and the outputs, such as {@code 32-16-1}, of three classes {@code 32-16-3},
   *     of a number {@code 32-16-1 linear}
   */
  public String network() {
    String layers = hidden.stream().map(units -> units + "-").collect(Collectors.joining());
    return layers + head.outputs() + (head.task() == Task.REGRESSION ? " " + head.key() : "");
  }

  /**
   * @return in words, such as {@code 32-16-1, 1,000 rows, batch 32, train}
   */
  public String label() {
    return String.format(
        Locale.ROOT, "%s, %,d rows, batch %,d, %s", network(), rows, batchSize, mode.key());
  }
}
