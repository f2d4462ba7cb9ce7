package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one engine overtakes another as batches grow: between two measured batch sizes, at each of
 * which a difference could be shown. What lies between is not interpolated.
 *
 * @param rows a run
 * @param hidden widths of the hidden layers
 * @param mode what was timed
 * @param below engine that is faster with the smaller batch
 * @param above engine that is faster with the larger batch
 * @param from the smaller batch size
 * @param to the larger batch size
 */
public record BreakEven(
    int rows,
    List<Integer> hidden,
    BenchmarkMode mode,
    String below,
    String above,
    int from,
    int to) {

  /** Takes a copy. */
  public BreakEven {
    hidden = List.copyOf(hidden);
  }

  /** All that must be the same for two batch sizes to be on one line. */
  private record Line(int rows, List<Integer> hidden, BenchmarkMode mode, String pair) {}

  /**
   * Finds them.
   *
   * @param comparisons of any workloads, in any order
   * @return every break-even point: where the faster of two engines changes
   */
  public static List<BreakEven> among(List<SpeedComparison> comparisons) {
    List<SpeedComparison.Faster> shown = new ArrayList<>();
    for (SpeedComparison comparison : comparisons) {
      if (comparison instanceof SpeedComparison.Faster faster) {
        shown.add(faster);
      }
    }
    shown.sort(Comparator.comparingInt(faster -> faster.workload().batchSize()));
    Map<Line, SpeedComparison.Faster> last = new HashMap<>();
    List<BreakEven> found = new ArrayList<>();
    for (SpeedComparison.Faster next : shown) {
      SpeedComparison.Faster before = last.put(line(next), next);
      if (before != null && !before.faster().equals(next.faster())) {
        found.add(between(before, next));
      }
    }
    return List.copyOf(found);
  }

  private static Line line(SpeedComparison.Faster shown) {
    Workload at = shown.workload();
    boolean ordered = shown.faster().compareTo(shown.slower()) < 0;
    String pair =
        ordered ? shown.faster() + '\n' + shown.slower() : shown.slower() + '\n' + shown.faster();
    return new Line(at.rows(), at.hidden(), at.mode(), pair);
  }

  private static BreakEven between(SpeedComparison.Faster before, SpeedComparison.Faster next) {
    Workload at = next.workload();
    return new BreakEven(
        at.rows(),
        at.hidden(),
        at.mode(),
        before.faster(),
        next.faster(),
        before.workload().batchSize(),
        at.batchSize());
  }
}
