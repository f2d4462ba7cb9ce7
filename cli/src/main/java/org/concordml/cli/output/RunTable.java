package org.concordml.cli.output;

import static org.concordml.cli.terminal.FittedTable.left;
import static org.concordml.cli.terminal.FittedTable.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.experiment.Baseline;
import org.concordml.report.JobReport;
import org.concordml.training.EngineRun;
import org.concordml.training.HeldOutScores;

/** The runs side by side, and below them what the network has to beat. */
final class RunTable {

  private RunTable() {}

  /**
   * A line of the table.
   *
   * @param name the engine, or what the baseline is
   * @param test what is said of the test rows
   * @param evaluation of them
   * @param trainSeconds what it took
   * @param run of the engine; empty for the baseline
   */
  private record Line(
      String name,
      HeldOutScores test,
      Evaluation evaluation,
      double trainSeconds,
      Optional<EngineRun> run) {

    static Line of(EngineRun run) {
      return new Line(
          run.engine(), run.model().test(), run.evaluation(), run.trainSeconds(), Optional.of(run));
    }

    static Line of(Baseline.Fitted baseline) {
      return new Line(
          baseline.name(),
          baseline.test(),
          baseline.evaluation(),
          baseline.seconds(),
          Optional.empty());
    }
  }

  static String of(JobReport report, int width) {
    List<Line> lines = new ArrayList<>(report.runs().stream().map(Line::of).toList());
    report.baseline().map(Line::of).ifPresent(lines::add);
    List<FittedTable.Told<Line>> columns = new ArrayList<>();
    columns.add(left("engine", Line::name));
    columns.add(left("version", ofRun(EngineRun::engineVersion)));
    columns.add(left("device", ofRun(run -> run.model().device().used())));
    columns.add(left("test loss", line -> EpochLines.loss(line.test().loss())));
    columns.addAll(report.runs().get(0).evaluation().match(new Figures()));
    columns.add(right("load s", ofRun(run -> number("%.2f", run.loadSeconds()))));
    columns.add(right("train s", line -> number("%.2f", line.trainSeconds())));
    columns.add(right("rows/s", ofRun(run -> number("%,.0f", run.rowsPerSecond()))));
    columns.add(right("peak MB", ofRun(run -> number("%.0f", run.peakMemoryMb()))));
    return new FittedTable<Line>(columns).of(lines, width);
  }

  /** Blank for the baseline. */
  private static Function<Line, String> ofRun(Function<EngineRun, String> value) {
    return line -> line.run().map(value).orElse("");
  }

  /** The figures that a kind of outcome is judged by. */
  private static final class Figures implements Evaluation.Cases<List<FittedTable.Told<Line>>> {
    @Override
    public List<FittedTable.Told<Line>> binary(Evaluation.Binary evaluation) {
      return List.of(
          metric("test accuracy", BinaryMetric.ACCURACY),
          metric("sensitivity", BinaryMetric.SENSITIVITY),
          metric("specificity", BinaryMetric.SPECIFICITY),
          metric("ROC AUC", BinaryMetric.ROC_AUC));
    }

    @Override
    public List<FittedTable.Told<Line>> classes(Evaluation.Classes evaluation) {
      return List.of(
          metric("test accuracy", ClassMetric.ACCURACY),
          metric("balanced", ClassMetric.BALANCED_ACCURACY),
          metric("F1 (macro)", ClassMetric.F1_MACRO),
          metric("AUC (one v. rest)", ClassMetric.ROC_AUC_OVR_MACRO));
    }

    @Override
    public List<FittedTable.Told<Line>> quantity(Evaluation.Quantity evaluation) {
      return List.of(
          metric("test MAE", QuantityMetric.MAE),
          metric("RMSE", QuantityMetric.RMSE),
          metric("R2", QuantityMetric.R2),
          metric("Spearman", QuantityMetric.SPEARMAN));
    }
  }

  private static FittedTable.Told<Line> metric(String header, Metric metric) {
    return right(header, line -> number("%.4f", line.evaluation().metric(metric)));
  }

  private static String number(String format, double number) {
    return Double.isNaN(number) ? "undefined" : String.format(Locale.ROOT, format, number);
  }
}
