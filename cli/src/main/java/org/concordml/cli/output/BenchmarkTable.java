package org.concordml.cli.output;

import static org.concordml.cli.terminal.FittedTable.left;
import static org.concordml.cli.terminal.FittedTable.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.CellOutcome;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.report.table.BenchmarkText;

/** The cells below one another; a failed one shows no numbers. */
final class BenchmarkTable {

  private BenchmarkTable() {}

  static String of(BenchmarkResult result, int width) {
    List<FittedTable.Told<BenchmarkCell>> columns =
        new ArrayList<>(
            List.of(
                right("rows", cell -> count(cell.workload().rows())),
                left("network", cell -> cell.workload().network()),
                left("mode", cell -> cell.workload().mode().key()),
                right("batch", cell -> count(cell.workload().batchSize())),
                left("engine", BenchmarkCell::engine),
                left("device", cell -> measured(cell, m -> m.device().used(), "failed")),
                right("threads", cell -> measured(cell, m -> BenchmarkText.threads(m, "-"), "-")),
                number("rows/s", "%,.0f", m -> m.rowsPerSecond().mean()),
                number("sd", "%,.0f", m -> m.rowsPerSecond().standardDeviation()),
                right("95 % interval", cell -> measured(cell, BenchmarkTable::interval, "-")),
                number("min", "%,.0f", m -> m.rowsPerSecond().min()),
                number("max", "%,.0f", m -> m.rowsPerSecond().max()),
                right("steps/s", cell -> measured(cell, m -> steps(cell, m), "-")),
                number("runs", "%.0f", m -> m.seconds().count()),
                number("open s", "%.3f", CellOutcome.Measured::openSeconds),
                number("first s", "%.3f", CellOutcome.Measured::firstSeconds),
                number("peak MB", "%.0f", CellOutcome.Measured::peakMemoryMb)));
    if (result.toldGpuMemory()) {
      columns.add(right("peak GPU MB", cell -> measured(cell, BenchmarkText::gpuMemory, "-")));
    }
    columns.add(right("cores busy", cell -> measured(cell, BenchmarkText::coresBusy, "-")));
    result
        .plan()
        .target()
        .ifPresent(
            target ->
                columns.add(
                    left(
                        "to " + target,
                        cell ->
                            measured(
                                cell,
                                m -> m.timeToTarget().map(BenchmarkText::time).orElse("-"),
                                "-"))));
    return new FittedTable<>(columns).of(result.cells(), width);
  }

  private static String measured(
      BenchmarkCell cell, Function<CellOutcome.Measured, String> value, String otherwise) {
    return cell.outcome() instanceof CellOutcome.Measured measured
        ? value.apply(measured)
        : otherwise;
  }

  private static String interval(CellOutcome.Measured measured) {
    return measured.seconds().count() < 2
        ? "undefined"
        : String.format(
            Locale.ROOT,
            "%,.0f to %,.0f",
            measured.rowsPerSecond().lower(),
            measured.rowsPerSecond().upper());
  }

  private static String steps(BenchmarkCell cell, CellOutcome.Measured measured) {
    double steps =
        measured.rowsPerSecond().mean() * cell.workload().stepsPerRun() / cell.workload().rows();
    return String.format(Locale.ROOT, "%,.1f", steps);
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static FittedTable.Told<BenchmarkCell> number(
      String header, String format, ToDoubleFunction<CellOutcome.Measured> value) {
    return right(
        header,
        cell ->
            measured(
                cell,
                measured -> {
                  double number = value.applyAsDouble(measured);
                  return Double.isNaN(number)
                      ? "undefined"
                      : String.format(Locale.ROOT, format, number);
                },
                "-"));
  }
}
