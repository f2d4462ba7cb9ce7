package org.concordml.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Machine;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.Workload;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.report.BenchmarkReport;

/** {@code benchmark.md}: tables and sentences to paste where people read. */
public final class BenchmarkMarkdown {

  private final StringBuilder text = new StringBuilder();

  private BenchmarkMarkdown() {}

  /**
   * @param report a finished benchmark
   * @param picture whether {@code benchmark.png} will lie beside it, to be shown
   * @return the file's text
   */
  public static String of(BenchmarkReport report, boolean picture) {
    BenchmarkResult result = report.result();
    BenchmarkMarkdown markdown = new BenchmarkMarkdown();
    markdown.text.append("# Benchmark\n");
    markdown.surroundings(result, report.provenance());
    markdown.engines(result);
    if (picture) {
      markdown.text.append("\n![Rows a second against batch size](benchmark.png)\n");
    }
    markdown.cells(result);
    markdown.failures(result);
    markdown.list("Ratios", BenchmarkText.comparisons(result));
    markdown.list("Break-even", BenchmarkText.breakEvens(result));
    report
        .baseline()
        .ifPresent(
            baseline ->
                markdown.list("Compared with " + baseline.baseline(), BaselineText.of(baseline)));
    markdown.list("Warnings", result.warnings());
    return markdown.text.toString();
  }

  private void surroundings(BenchmarkResult result, Provenance provenance) {
    Machine machine = result.machine();
    text.append(
        String.format(
            Locale.ROOT,
            "\n%s, %d cores; %s; %s; load average %.2f at the start, %.2f at the end;"
                + " threads asked for: %s.\n",
            machine.cpu(),
            machine.cores(),
            machine.os(),
            machine.jvm(),
            machine.loadAtStart(),
            machine.loadAtEnd(),
            result.plan().device().threads()));
    text.append("\nConcord ")
        .append(provenance.concordVersion())
        .append(", ")
        .append(provenance.date());
    if (!provenance.commandLine().isEmpty()) {
      text.append(": `").append(String.join(" ", provenance.commandLine())).append('`');
    }
    text.append(".\n");
  }

  private void engines(BenchmarkResult result) {
    header("engine", "version", "library", "file", "SHA-256", "load s");
    for (EngineIdentity engine : result.engines()) {
      row(
          engine.engine(),
          engine.version(),
          engine.library(),
          engine.nativeFile().map(file -> file.name()).orElse("none"),
          engine.nativeFile().map(file -> "`" + file.sha256() + "`").orElse("none"),
          number("%.2f", engine.loadSeconds()));
    }
  }

  private void cells(BenchmarkResult result) {
    boolean gpu = result.toldGpuMemory();
    List<String> names =
        new ArrayList<>(
            List.of(
                "rows",
                "network",
                "mode",
                "batch",
                "engine",
                "device",
                "threads",
                "rows/s (mean)",
                "sd",
                "95 % interval of the mean",
                "min",
                "max",
                "steps/s",
                "runs",
                "open s",
                "first s",
                "peak MB"));
    if (gpu) {
      names.add("peak GPU MB");
    }
    names.addAll(List.of("cores busy", "time to"));
    header(names.toArray(String[]::new));
    for (BenchmarkCell cell : result.cells()) {
      if (cell.outcome() instanceof CellOutcome.Measured measured) {
        cell(cell, measured, gpu);
      }
    }
  }

  private void cell(BenchmarkCell cell, CellOutcome.Measured measured, boolean gpu) {
    Workload at = cell.workload();
    Sample speed = measured.rowsPerSecond();
    List<String> fields =
        new ArrayList<>(
            List.of(
                number("%,.0f", at.rows()),
                at.network(),
                at.mode().key(),
                number("%,.0f", at.batchSize()),
                cell.engine(),
                measured.device().used(),
                BenchmarkText.threads(measured, "-"),
                number("%,.0f", speed.mean()),
                number("%,.0f", speed.standardDeviation()),
                number("%,.0f", speed.lower()) + " to " + number("%,.0f", speed.upper()),
                number("%,.0f", speed.min()),
                number("%,.0f", speed.max()),
                number("%,.1f", speed.mean() * at.stepsPerRun() / at.rows()),
                String.valueOf(speed.count()),
                number("%.3f", measured.openSeconds()),
                number("%.3f", measured.firstSeconds()),
                number("%.0f", measured.peakMemoryMb())));
    if (gpu) {
      fields.add(BenchmarkText.gpuMemory(measured));
    }
    fields.add(BenchmarkText.coresBusy(measured));
    fields.add(measured.timeToTarget().map(BenchmarkText::time).orElse(""));
    row(fields.toArray(String[]::new));
  }

  private void failures(BenchmarkResult result) {
    List<String> lines = new ArrayList<>();
    for (BenchmarkCell cell : result.cells()) {
      if (cell.outcome() instanceof CellOutcome.Failed failed) {
        lines.add(cell.engine() + " (" + cell.workload().label() + "): " + failed.reason());
      }
    }
    list("Failed", lines);
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n## ").append(title).append("\n\n");
      lines.forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
    }
  }

  private void header(String... names) {
    text.append('\n');
    row(names);
    text.append("|---".repeat(names.length)).append("|\n");
  }

  private void row(String... fields) {
    for (String field : fields) {
      text.append("| ").append(escaped(field)).append(' ');
    }
    text.append("|\n");
  }

  private static String escaped(String field) {
    return field.replace("|", "\\|").replaceAll("\\R", " ");
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, format, value);
  }
}
