package org.concordml.cli;

import static org.concordml.cli.FittedTable.left;
import static org.concordml.cli.FittedTable.right;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.training.EngineRun;

/** The runs side by side. */
final class RunTable {

  private RunTable() {}

  static String of(List<EngineRun> runs, int width) {
    return new FittedTable<EngineRun>(
            List.of(
                left("engine", EngineRun::engine),
                left("version", EngineRun::engineVersion),
                left("device", run -> run.model().device().used()),
                left("test loss", run -> EpochLines.loss(run.model().validation().loss())),
                metric("test accuracy", BinaryMetric.ACCURACY),
                metric("sensitivity", BinaryMetric.SENSITIVITY),
                metric("specificity", BinaryMetric.SPECIFICITY),
                metric("ROC AUC", BinaryMetric.ROC_AUC),
                number("load s", "%.2f", EngineRun::loadSeconds),
                number("train s", "%.2f", EngineRun::trainSeconds),
                number("rows/s", "%,.0f", EngineRun::rowsPerSecond),
                number("peak MB", "%.0f", EngineRun::peakMemoryMb)))
        .of(runs, width);
  }

  private static FittedTable.Told<EngineRun> metric(String header, BinaryMetric metric) {
    return number(header, "%.4f", run -> run.evaluation().metric(metric));
  }

  private static FittedTable.Told<EngineRun> number(
      String header, String format, ToDoubleFunction<EngineRun> value) {
    return right(
        header,
        run -> {
          double number = value.applyAsDouble(run);
          return Double.isNaN(number) ? "undefined" : String.format(Locale.ROOT, format, number);
        });
  }
}
