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
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.experiment.Baseline;
import org.concordml.report.JobReport;
import org.concordml.training.HeldOutScores;
import org.concordml.training.runner.EngineRun;

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

    Line with(Evaluation other) {
      return new Line(name, test, other, trainSeconds, run);
    }
  }

  static String of(JobReport report, int width) {
    List<Line> lines = lines(report);
    List<FittedTable.Told<Line>> columns = new ArrayList<>();
    columns.add(left("engine", Line::name));
    columns.add(left("version", ofRun(EngineRun::engineVersion)));
    columns.add(left("device", ofRun(run -> run.model().device().used())));
    columns.add(left("test loss", line -> EpochLines.loss(line.test().loss())));
    for (Figure figure : figures(report)) {
      columns.add(value(figure));
    }
    columns.add(right("load s", ofRun(run -> number("%.2f", run.loadSeconds()))));
    columns.add(right("train s", line -> number("%.2f", line.trainSeconds())));
    columns.add(right("rows/s", ofRun(run -> number("%,.0f", run.rowsPerSecond()))));
    columns.add(right("peak MB", ofRun(run -> number("%.0f", run.peakMemoryMb()))));
    return new FittedTable<Line>(columns).of(lines, width);
  }

  private static List<Line> lines(JobReport report) {
    List<Line> lines = new ArrayList<>(report.runs().stream().map(Line::of).toList());
    report.baseline().map(Line::of).ifPresent(lines::add);
    return lines;
  }

  /**
   * Between which bounds the figures lie, of several classes and of numbers.
   *
   * @param report a finished job
   * @param width characters in a line
   * @return a table; empty if no figure has an interval
   */
  static Optional<String> intervals(JobReport report, int width) {
    List<Line> lines =
        lines(report).stream().filter(line -> !line.evaluation().intervals().isEmpty()).toList();
    if (report.runs().get(0).evaluation() instanceof Evaluation.Binary || lines.isEmpty()) {
      return Optional.empty();
    }
    List<FittedTable.Told<Line>> columns = new ArrayList<>();
    columns.add(left("95 % interval", Line::name));
    for (Figure figure : figures(report)) {
      columns.add(right(figure.header(), line -> interval(line.evaluation(), figure.metric())));
    }
    return Optional.of(new FittedTable<Line>(columns).of(lines, width));
  }

  private static String interval(Evaluation evaluation, Metric metric) {
    ConfidenceInterval interval = evaluation.intervals().get(metric);
    if (interval == null) {
      return "";
    }
    return interval.isDefined()
        ? number("%.4f", interval.lower()) + " to " + number("%.4f", interval.upper())
        : "undefined";
  }

  /**
   * The figures by the weights of the test rows.
   *
   * @param report a finished job
   * @param width characters in a line
   * @return a table; empty if rows have no weights
   */
  static Optional<String> weighted(JobReport report, int width) {
    List<Line> lines = new ArrayList<>();
    for (Line line : lines(report)) {
      report.experiment().weightedEvaluation(line.test()).map(line::with).ifPresent(lines::add);
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<FittedTable.Told<Line>> columns = new ArrayList<>();
    columns.add(left("weighted by " + report.recipe().data().weight().orElse("row"), Line::name));
    for (Figure figure : figures(report)) {
      columns.add(value(figure));
    }
    return Optional.of(new FittedTable<Line>(columns).of(lines, width));
  }

  private static FittedTable.Told<Line> value(Figure figure) {
    return right(
        figure.header(), line -> number("%.4f", line.evaluation().metric(figure.metric())));
  }

  /** Blank for the baseline. */
  private static Function<Line, String> ofRun(Function<EngineRun, String> value) {
    return line -> line.run().map(value).orElse("");
  }

  /**
   * A number of the evaluation.
   *
   * @param header of its column
   * @param metric which
   */
  private record Figure(String header, Metric metric) {}

  private static List<Figure> figures(JobReport report) {
    return report.runs().get(0).evaluation().match(new Figures());
  }

  /** The figures that a kind of outcome is judged by. */
  private static final class Figures implements Evaluation.Cases<List<Figure>> {
    @Override
    public List<Figure> binary(Evaluation.Binary evaluation) {
      return List.of(
          new Figure("test accuracy", BinaryMetric.ACCURACY),
          new Figure("sensitivity", BinaryMetric.SENSITIVITY),
          new Figure("specificity", BinaryMetric.SPECIFICITY),
          new Figure("ROC AUC", BinaryMetric.ROC_AUC));
    }

    @Override
    public List<Figure> classes(Evaluation.Classes evaluation) {
      return List.of(
          new Figure("test accuracy", ClassMetric.ACCURACY),
          new Figure("balanced", ClassMetric.BALANCED_ACCURACY),
          new Figure("F1 (macro)", ClassMetric.F1_MACRO),
          new Figure("AUC (one v. rest)", ClassMetric.ROC_AUC_OVR_MACRO));
    }

    @Override
    public List<Figure> quantity(Evaluation.Quantity evaluation) {
      return List.of(
          new Figure("test MAE", QuantityMetric.MAE),
          new Figure("RMSE", QuantityMetric.RMSE),
          new Figure("R2", QuantityMetric.R2),
          new Figure("Spearman", QuantityMetric.SPEARMAN));
    }
  }

  private static String number(String format, double number) {
    return Double.isNaN(number) ? "undefined" : String.format(Locale.ROOT, format, number);
  }
}
