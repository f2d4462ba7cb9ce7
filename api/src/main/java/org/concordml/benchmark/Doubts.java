package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reasons to distrust a benchmark, found in its own figures. */
final class Doubts {

  /** Standard deviation as a part of the mean above which a cell counts as noisy. */
  static final double MOST_VARIATION = 0.10;

  /** Load a core above which a machine is busy before the benchmark adds its own. */
  static final double MOST_LOAD_AT_START = 0.5;

  /** Load a core that the benchmark alone does not reach. */
  static final double MOST_LOAD_AT_END = 1.25;

  private Doubts() {}

  static List<String> about(BenchmarkResult result) {
    List<String> doubts = new ArrayList<>();
    load(result.machine(), doubts);
    noise(result, doubts);
    for (BenchmarkCell cell : result.cells()) {
      if (cell.outcome() instanceof CellOutcome.Measured measured && measured.outOfTime()) {
        doubts.add(
            text(
                "%s at %s ran out of time after %d timed runs",
                cell.engine(), cell.workload().label(), measured.seconds().count()));
      }
    }
    for (int rows : result.plan().rows()) {
      for (int batch : result.plan().batchSizes()) {
        if (batch > rows) {
          doubts.add(text("batch %,d was left out for %,d rows, which it exceeds", batch, rows));
        }
      }
    }
    return doubts;
  }

  private static void load(Machine machine, List<String> doubts) {
    if (machine.loadAtStart() > MOST_LOAD_AT_START * machine.cores()) {
      doubts.add(
          text(
              "the machine was busy before: load average %.2f on %d cores (bound: %.2f a core)",
              machine.loadAtStart(), machine.cores(), MOST_LOAD_AT_START));
    }
    if (machine.loadAtEnd() > MOST_LOAD_AT_END * machine.cores()) {
      doubts.add(
          text(
              "the machine was busy with more than this: load average %.2f on %d cores at the end"
                  + " (bound: %.2f a core)",
              machine.loadAtEnd(), machine.cores(), MOST_LOAD_AT_END));
    }
  }

  /** One sentence for all of them: on a busy machine it is every cell. */
  private static void noise(BenchmarkResult result, List<String> doubts) {
    int noisy = 0;
    double most = MOST_VARIATION;
    BenchmarkCell worst = null;
    for (BenchmarkCell cell : result.cells()) {
      if (cell.outcome() instanceof CellOutcome.Measured measured
          && measured.rowsPerSecond().variation() > MOST_VARIATION) {
        noisy++;
        if (measured.rowsPerSecond().variation() > most) {
          most = measured.rowsPerSecond().variation();
          worst = cell;
        }
      }
    }
    if (worst != null) {
      doubts.add(
          text(
              "%d of %d cells are noisy, their sd is over %.0f %% of the mean; the worst is %s at"
                  + " %s with %.0f %%",
              noisy,
              result.cells().size(),
              100 * MOST_VARIATION,
              worst.engine(),
              worst.workload().label(),
              100 * most));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
