package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reasons to read a benchmark with care, found in its own figures. */
final class BenchmarkWarnings {

  /** Standard deviation as a part of the mean above which a cell counts as noisy. */
  static final double MOST_VARIATION = 0.10;

  /** Load a core above which a machine is busy before the benchmark adds its own. */
  static final double MOST_LOAD_AT_START = 0.5;

  /** Load a core that the benchmark alone does not reach. */
  static final double MOST_LOAD_AT_END = 1.25;

  private BenchmarkWarnings() {}

  static List<String> of(BenchmarkResult result) {
    List<String> warnings = new ArrayList<>();
    load(result.machine(), warnings);
    noise(result, warnings);
    for (BenchmarkCell cell : result.cells()) {
      if (cell.outcome() instanceof CellOutcome.Measured measured && measured.outOfTime()) {
        warnings.add(
            text(
                "%s at %s ran out of time after %d timed runs",
                cell.engine(), cell.workload().label(), measured.seconds().count()));
      }
    }
    unseenProcessors(result, warnings);
    for (int rows : result.plan().rows()) {
      for (int batch : result.plan().batchSizes()) {
        if (batch > rows) {
          warnings.add(text("batch %,d was left out for %,d rows, which it exceeds", batch, rows));
        }
      }
    }
    return warnings;
  }

  private static void load(Machine machine, List<String> warnings) {
    if (machine.loadAtStart() > MOST_LOAD_AT_START * machine.cores()) {
      warnings.add(
          text(
              "the machine was busy before: load average %.2f on %d cores (bound: %.2f a core)",
              machine.loadAtStart(), machine.cores(), MOST_LOAD_AT_START));
    }
    if (machine.loadAtEnd() > MOST_LOAD_AT_END * machine.cores()) {
      warnings.add(
          text(
              "the machine was busy with more than this: load average %.2f on %d cores at the end"
                  + " (bound: %.2f a core)",
              machine.loadAtEnd(), machine.cores(), MOST_LOAD_AT_END));
    }
  }

  /** One sentence for all of them: on a busy machine it is every cell. */
  private static void noise(BenchmarkResult result, List<String> warnings) {
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
      warnings.add(
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

  private static void unseenProcessors(BenchmarkResult result, List<String> warnings) {
    long unseen =
        result.cells().stream()
            .filter(
                cell ->
                    cell.outcome() instanceof CellOutcome.Measured measured
                        && Double.isNaN(measured.coresBusy()))
            .count();
    if (unseen > 0) {
      warnings.add(
          text(
              "busy cores are left out for %d of %d cells: their runs are too short for the clock"
                  + " that counts processor time, or Java has none",
              unseen, result.cells().size()));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
