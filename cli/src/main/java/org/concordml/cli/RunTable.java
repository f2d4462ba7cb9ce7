package org.concordml.cli;

import static org.concordml.cli.FittedTable.left;
import static org.concordml.cli.FittedTable.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.training.EngineRun;

/** The runs side by side. */
final class RunTable {

  private RunTable() {}

  static String of(List<EngineRun> runs, int width) {
    List<FittedTable.Told<EngineRun>> columns = new ArrayList<>();
    columns.add(left("engine", EngineRun::engine));
    columns.add(left("version", EngineRun::engineVersion));
    columns.add(left("device", run -> run.model().device().used()));
    columns.add(left("test loss", run -> EpochLines.loss(run.model().test().loss())));
    columns.addAll(runs.get(0).evaluation().match(new Figures()));
    columns.add(number("load s", "%.2f", EngineRun::loadSeconds));
    columns.add(number("train s", "%.2f", EngineRun::trainSeconds));
    columns.add(number("rows/s", "%,.0f", EngineRun::rowsPerSecond));
    columns.add(number("peak MB", "%.0f", EngineRun::peakMemoryMb));
    return new FittedTable<EngineRun>(columns).of(runs, width);
  }

  /** The figures that a kind of outcome is judged by. */
  private static final class Figures
      implements Evaluation.Cases<List<FittedTable.Told<EngineRun>>> {
    @Override
    public List<FittedTable.Told<EngineRun>> binary(Evaluation.Binary evaluation) {
      return List.of(
          metric("test accuracy", BinaryMetric.ACCURACY),
          metric("sensitivity", BinaryMetric.SENSITIVITY),
          metric("specificity", BinaryMetric.SPECIFICITY),
          metric("ROC AUC", BinaryMetric.ROC_AUC));
    }

    @Override
    public List<FittedTable.Told<EngineRun>> classes(Evaluation.Classes evaluation) {
      return List.of(
          metric("test accuracy", ClassMetric.ACCURACY),
          metric("balanced", ClassMetric.BALANCED_ACCURACY),
          metric("F1 (macro)", ClassMetric.F1_MACRO),
          metric("AUC (one v. rest)", ClassMetric.ROC_AUC_OVR_MACRO));
    }

    @Override
    public List<FittedTable.Told<EngineRun>> quantity(Evaluation.Quantity evaluation) {
      return List.of(
          metric("test MAE", QuantityMetric.MAE),
          metric("RMSE", QuantityMetric.RMSE),
          metric("R2", QuantityMetric.R2),
          metric("Spearman", QuantityMetric.SPEARMAN));
    }
  }

  private static FittedTable.Told<EngineRun> metric(String header, Metric metric) {
    return number(header, "%.4f", run -> run.evaluation().metrics().get(metric));
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
