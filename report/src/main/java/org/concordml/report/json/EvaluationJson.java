package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassConfusionMatrix;
import org.concordml.evaluation.ConfusionMatrix;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.OneVsRest;

/** The test rows' figures, of whatever kind the outcome is. */
final class EvaluationJson implements Evaluation.Cases<JsonObject> {

  private final JsonObject json = new JsonObject();

  private EvaluationJson() {}

  static JsonObject of(double loss, Evaluation evaluation) {
    EvaluationJson writer = new EvaluationJson();
    writer.json.add("loss", JsonText.number(loss));
    evaluation
        .metrics()
        .forEach((metric, value) -> writer.json.add(metric.key(), JsonText.number(value)));
    evaluation.match(writer);
    JsonObject intervals = new JsonObject();
    evaluation
        .intervals()
        .forEach(
            (metric, interval) ->
                intervals.add(
                    metric.key(),
                    JsonText.numbers(new double[] {interval.lower(), interval.upper()})));
    writer.json.add("intervals", intervals);
    return writer.json;
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
      perClass.add(one);
    }
    json.add("perClass", perClass);
    return json;
  }

  /** One row a true class, one column a predicted one. */
  private static JsonArray confusion(ClassConfusionMatrix counts) {
    JsonArray rows = new JsonArray();
    for (int truth = 0; truth < counts.classes(); truth++) {
      JsonArray row = new JsonArray();
      for (int predicted = 0; predicted < counts.classes(); predicted++) {
        row.add(Math.round(counts.count(truth, predicted)));
      }
      rows.add(row);
    }
    return rows;
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
