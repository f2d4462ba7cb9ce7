package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where one engine overtakes another as batches grow: between two measured batch sizes, at each of
 * which a difference could be shown. What lies between is not interpolated.
 *
 * @param smaller who is faster with the smaller batch
 * @param larger who is faster with the larger batch: the one that is slower with the smaller
 */
public record BreakEven(SpeedComparison.Faster smaller, SpeedComparison.Faster larger) {

  /** All that must be the same for two batch sizes to be on one line. */
  private record Line(int rows, List<Integer> hidden, BenchmarkMode mode, Set<String> pair) {}

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
      if (before != null && !before.faster().engine().equals(next.faster().engine())) {
        found.add(new BreakEven(before, next));
      }
    }
    return List.copyOf(found);
  }

  private static Line line(SpeedComparison.Faster shown) {
    Workload at = shown.workload();
    Set<String> pair = Set.of(shown.faster().engine(), shown.slower().engine());
    return new Line(at.rows(), at.hidden(), at.mode(), pair);
  }
}
