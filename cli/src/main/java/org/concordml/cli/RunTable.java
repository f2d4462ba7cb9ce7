package org.concordml.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.concordml.comparison.EngineRun;
import org.concordml.evaluation.BinaryMetric;

/** The runs side by side. */
final class RunTable {

  private RunTable() {}

  static String of(List<EngineRun> runs) {
    List<ColumnData<EngineRun>> columns =
        List.of(
            text("engine", EngineRun::engine),
            text("version", EngineRun::engineVersion),
            text("device", run -> run.model().device().used()),
            text("test loss", run -> EpochLines.loss(run.model().validation().loss())),
            metric("test accuracy", BinaryMetric.ACCURACY),
            metric("sensitivity", BinaryMetric.SENSITIVITY),
            metric("specificity", BinaryMetric.SPECIFICITY),
            metric("ROC AUC", BinaryMetric.ROC_AUC),
            number("load s", "%.2f", EngineRun::loadSeconds),
            number("train s", "%.2f", EngineRun::trainSeconds),
            number("rows/s", "%,.0f", EngineRun::rowsPerSecond),
            number("peak MB", "%.0f", EngineRun::peakMemoryMb));
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, runs, columns);
  }

  private static ColumnData<EngineRun> text(String header, Function<EngineRun, String> value) {
    return new Column().header(header).dataAlign(HorizontalAlign.LEFT).with(value);
  }

  private static ColumnData<EngineRun> metric(String header, BinaryMetric metric) {
    return number(header, "%.4f", run -> run.evaluation().metric(metric));
  }

  private static ColumnData<EngineRun> number(
      String header, String format, Function<EngineRun, Double> value) {
    return new Column()
        .header(header)
        .dataAlign(HorizontalAlign.RIGHT)
        .with(
            run -> {
              double number = value.apply(run);
              return Double.isNaN(number)
                  ? "undefined"
                  : String.format(Locale.ROOT, format, number);
            });
  }
}
