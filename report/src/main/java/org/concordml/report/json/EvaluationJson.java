package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassConfusionMatrix;
import org.concordml.evaluation.ConfusionMatrix;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.OneVsRest;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.json.JsonText;

/** The test rows' figures, of whatever kind the outcome is. */
public final class EvaluationJson implements Evaluation.Cases<JsonObject> {

  private final JsonObject json = new JsonObject();

  private EvaluationJson() {}

  /**
   * @param loss of the rows
   * @param evaluation of them
   * @return loss, metrics, counts and intervals
   */
  public static JsonObject of(double loss, Evaluation evaluation) {
    EvaluationJson writer = new EvaluationJson();
    writer.json.add("loss", JsonText.number(loss));
    return writer.write(evaluation);
  }

  /** By the weights of the rows; the loss is in other figures. */
  static JsonObject weighted(Evaluation evaluation) {
    return new EvaluationJson().write(evaluation);
  }

  private JsonObject write(Evaluation evaluation) {
    evaluation.metrics().forEach((metric, value) -> json.add(metric.key(), JsonText.number(value)));
    evaluation.match(this);
    json.add("intervals", intervals(evaluation.intervals()));
    return json;
  }

  private static JsonObject intervals(Map<? extends Metric, ConfidenceInterval> all) {
    JsonObject intervals = new JsonObject();
    all.forEach((metric, interval) -> intervals.add(metric.key(), bounds(interval)));
    return intervals;
  }

  private static JsonArray bounds(ConfidenceInterval interval) {
    return JsonText.numbers(new double[] {interval.lower(), interval.upper()});
  }

  @Override
  public JsonObject binary(Evaluation.Binary evaluation) {
    ConfusionMatrix matrix = evaluation.counts();
    JsonObject counts = new JsonObject();
    counts.addProperty("tn", matrix.tn());
    counts.addProperty("fp", matrix.fp());
    counts.addProperty("fn", matrix.fn());
    counts.addProperty("tp", matrix.tp());
    json.add("counts", counts);
    return json;
  }

  @Override
  public JsonObject classes(Evaluation.Classes evaluation) {
    json.add("confusion", confusion(evaluation.counts()));
    JsonArray perClass = new JsonArray();
    for (OneVsRest of : evaluation.classes()) {
      JsonObject one = new JsonObject();
      one.add("support", JsonText.number(of.support()));
      one.add("precision", JsonText.number(of.metric(BinaryMetric.PRECISION)));
      one.add("recall", JsonText.number(of.metric(BinaryMetric.SENSITIVITY)));
      one.add("f1", JsonText.number(of.metric(BinaryMetric.F1)));
      one.add("rocAuc", JsonText.number(of.metric(BinaryMetric.ROC_AUC)));
      if (!of.intervals().isEmpty()) {
        one.add("intervals", ofClass(of.intervals()));
      }
      perClass.add(one);
    }
    json.add("perClass", perClass);
    return json;
  }

  /** By the names that stand beside them. */
  private static JsonObject ofClass(Map<BinaryMetric, ConfidenceInterval> all) {
    JsonObject intervals = new JsonObject();
    all.forEach(
        (metric, interval) ->
            intervals.add(
                metric == BinaryMetric.SENSITIVITY ? "recall" : metric.key(), bounds(interval)));
    return intervals;
  }

  /** One row a true class, one column a predicted one. */
  private static JsonArray confusion(ClassConfusionMatrix counts) {
    JsonArray rows = new JsonArray();
    for (int truth = 0; truth < counts.classes(); truth++) {
      JsonArray row = new JsonArray();
      for (int predicted = 0; predicted < counts.classes(); predicted++) {
        row.add(rows(counts.count(truth, predicted)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** A count, or a sum of weights. */
  private static Number rows(double count) {
    return count == Math.rint(count) ? (Number) Math.round(count) : (Number) count;
  }

  @Override
  public JsonObject quantity(Evaluation.Quantity evaluation) {
    JsonObject differences = new JsonObject();
    differences.add("bias", JsonText.number(evaluation.differences().bias()));
    differences.add("sd", JsonText.number(evaluation.differences().sd()));
    differences.add("lower", JsonText.number(evaluation.differences().lower()));
    differences.add("upper", JsonText.number(evaluation.differences().upper()));
    json.add("differences", differences);
    JsonObject calibration = new JsonObject();
    calibration.add("slope", JsonText.number(evaluation.calibration().slope()));
    calibration.add("intercept", JsonText.number(evaluation.calibration().intercept()));
    json.add("calibration", calibration);
    return json;
  }
}
