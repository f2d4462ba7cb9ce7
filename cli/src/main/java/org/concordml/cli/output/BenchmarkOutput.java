package org.concordml.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Machine;
import org.concordml.benchmark.runner.BenchmarkObserver;
import org.concordml.cli.option.OutputOptions;
import org.concordml.cli.terminal.Terminal;
import org.concordml.provenance.EngineIdentity;
import org.concordml.report.BenchmarkReport;
import org.concordml.report.files.ReportFolder;
import org.concordml.report.json.BenchmarkJson;
import org.concordml.report.table.BaselineText;
import org.concordml.report.table.BenchmarkText;

/** What the benchmark prints. */
public final class BenchmarkOutput {

  private final OutputOptions options;
  private final Terminal terminal;
  private final PrintWriter out;
  private final PrintWriter err;

  public BenchmarkOutput(
      OutputOptions options, Terminal terminal, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.terminal = terminal;
    this.out = out;
    this.err = err;
  }

  /** A line a workload on stderr, for a person who sees it. */
  public BenchmarkObserver progress() {
    if (options.quiet() || !terminal.errIsTerminal()) {
      return BenchmarkObserver.NONE;
    }
    return (number, of, workload) -> {
      err.printf(Locale.ROOT, "%d/%d %s%n", number, of, workload.label());
      err.flush();
    };
  }

  public void results(BenchmarkReport report, ReportFolder.Written written) {
    BenchmarkResult result = report.result();
    written
        .pictureProblem()
        .ifPresent(problem -> err.println("note: no picture: " + problem.getMessage()));
    if (options.verbose()) {
      for (BenchmarkCell cell : result.cells()) {
        if (cell.outcome() instanceof CellOutcome.Failed failed) {
          failed.cause().printStackTrace(err);
        }
      }
    }
    err.flush();
    if (options.json()) {
      out.print(BenchmarkJson.of(report));
    } else {
      print(report, written);
    }
    out.flush();
  }

  private void print(BenchmarkReport report, ReportFolder.Written written) {
    BenchmarkResult result = report.result();
    if (!options.quiet()) {
      surroundings(result);
    }
    out.println(BenchmarkTable.of(result, terminal.width()));
    if (!options.quiet()) {
      out.println("rows/s is the mean of the timed runs, the interval is that of this mean.");
    }
    for (BenchmarkCell cell : result.cells()) {
      if (cell.outcome() instanceof CellOutcome.Failed failed) {
        out.printf(
            Locale.ROOT,
            "Failed   %s (%s): %s%n",
            cell.engine(),
            cell.workload().label(),
            failed.reason());
      }
    }
    lines("Ratios", BenchmarkText.comparisons(result));
    lines("Break-even", BenchmarkText.breakEvens(result));
    report
        .baseline()
        .ifPresent(
            changes -> lines("Compared with " + changes.baseline(), BaselineText.of(changes)));
    lines(options.color(terminal) ? "\u001b[33mWarnings\u001b[0m" : "Warnings", result.warnings());
    out.println("Wrote");
    written.files().forEach(file -> out.println("  " + file));
  }

  private void surroundings(BenchmarkResult result) {
    Machine machine = result.machine();
    out.printf(
        Locale.ROOT,
        "Machine  %s, %d cores, %s%n         %s; load average %.2f at the start, %.2f at the end%n",
        machine.cpu(),
        machine.cores(),
        machine.os(),
        machine.jvm(),
        machine.loadAtStart(),
        machine.loadAtEnd());
    for (EngineIdentity engine : result.engines()) {
      out.printf(
          Locale.ROOT,
          "Engine   %s %s, %s%s; loaded in %.2f s%n",
          engine.engine(),
          engine.version(),
          engine.library(),
          engine
              .nativeFile()
              .map(
                  file ->
                      String.format(Locale.ROOT, ", %s SHA-256 %.12s…", file.name(), file.sha256()))
              .orElse(""),
          engine.loadSeconds());
    }
    out.printf(Locale.ROOT, "Threads  asked for: %s%n", result.plan().device().threads());
    machine
        .threadSettings()
        .forEach((name, value) -> out.printf(Locale.ROOT, "Threads  %s=%s%n", name, value));
    out.println();
  }

  private void lines(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
    }
  }
}
