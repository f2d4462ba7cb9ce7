package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.concordml.provenance.EngineIdentity;

/**
 * A finished benchmark.
 *
 * @param plan what was asked for
 * @param machine where
 * @param data the tables, one for each number of rows
 * @param engines what was timed
 * @param cells one an engine and workload; those of one workload stand together
 */
public record BenchmarkResult(
    BenchmarkPlan plan,
    Machine machine,
    List<Data> data,
    List<EngineIdentity> engines,
    List<BenchmarkCell> cells) {

  /** Takes copies. */
  public BenchmarkResult {
    data = List.copyOf(data);
    engines = List.copyOf(engines);
    cells = List.copyOf(cells);
  }

  /**
   * A table that was used.
   *
   * @param rows of a run
   * @param validationRows that the quality is taken on
   * @param source its name
   * @param sha256 of it as a CSV
   */
  public record Data(int rows, int validationRows, String source, String sha256) {}

  /**
   * @return whether nothing at all could be timed
   */
  public boolean allFailed() {
    return cells.stream().allMatch(cell -> cell.outcome() instanceof CellOutcome.Failed);
  }

  /**
   * @return whether any cell was timed on a GPU that told its memory
   */
  public boolean toldGpuMemory() {
    return cells.stream()
        .anyMatch(
            cell ->
                cell.outcome() instanceof CellOutcome.Measured measured
                    && measured.peakGpuMb().isPresent());
  }

  /**
   * @return the conclusion about every two engines that were timed at the same workload
   */
  public List<SpeedComparison> comparisons() {
    List<SpeedComparison> comparisons = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      for (int j = i + 1; j < cells.size(); j++) {
        BenchmarkCell one = cells.get(i);
        BenchmarkCell other = cells.get(j);
        if (one.workload().equals(other.workload())
            && one.outcome() instanceof CellOutcome.Measured oneSpeed
            && other.outcome() instanceof CellOutcome.Measured otherSpeed) {
          comparisons.add(SpeedComparison.of(one, oneSpeed, other, otherSpeed));
        }
      }
    }
    return comparisons;
  }

  /**
   * @return between which batch sizes one engine overtakes another
   */
  public List<BreakEven> breakEvens() {
    return BreakEven.among(comparisons());
  }

  /**
   * @return why the figures are to be read with care; a sentence each, empty if nothing is wrong
   */
  public List<String> warnings() {
    return BenchmarkWarnings.of(this);
  }
}
