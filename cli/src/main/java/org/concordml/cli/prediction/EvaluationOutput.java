package org.concordml.cli.prediction;

import static org.concordml.cli.terminal.FittedTable.left;
import static org.concordml.cli.terminal.FittedTable.right;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.experiment.ModelEvaluation;
import org.concordml.json.JsonText;
import org.concordml.report.json.EvaluationJson;

/**
 * What an evaluation of a saved model prints.
 *
 * @param source of the rows
 * @param engine that scored them
 * @param rows evaluated
 * @param withoutOutcome rows that were read and have no outcome
 * @param result of the evaluation
 */
public record EvaluationOutput(
    String source, String engine, int rows, int withoutOutcome, ModelEvaluation.Result result) {

  private record Figure(String name, double value, ConfidenceInterval interval) {}

  /** A line a figure. */
  public String table(int width) {
    Evaluation evaluation = result.evaluation();
    Map<? extends Metric, ConfidenceInterval> intervals = evaluation.intervals();
    List<Figure> figures = new ArrayList<>(List.of(new Figure("loss", result.loss(), null)));
    evaluation
        .metrics()
        .forEach(
            (metric, value) -> figures.add(new Figure(metric.key(), value, intervals.get(metric))));
    return new FittedTable<Figure>(
            List.of(
                left(String.format(Locale.ROOT, "%,d rows", rows), Figure::name),
                right("value", figure -> number(figure.value())),
                right("95 % interval", EvaluationOutput::interval)))
        .of(figures, width);
  }

  private static String interval(Figure figure) {
    if (figure.interval() == null) {
      return "";
    }
    return figure.interval().isDefined()
        ? number(figure.interval().lower()) + " to " + number(figure.interval().upper())
        : "undefined";
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** One JSON document. */
  public String json(List<String> notices) {
    JsonObject json = new JsonObject();
    json.addProperty("schemaVersion", 1);
    json.addProperty("command", "evaluate");
    json.addProperty("source", source);
    json.addProperty("engine", engine);
    json.addProperty("rows", rows);
    json.addProperty("rowsWithoutOutcome", withoutOutcome);
    json.add("test", EvaluationJson.of(result.loss(), result.evaluation()));
    JsonArray told = new JsonArray();
    notices.forEach(told::add);
    json.add("notices", told);
    return JsonText.of(json);
  }
}
