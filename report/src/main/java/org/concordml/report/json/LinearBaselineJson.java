package org.concordml.report.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.concordml.experiment.Baseline;
import org.concordml.experiment.BaselineComparison;
import org.concordml.json.JsonText;
import org.concordml.report.JobReport;

/** The linear model beside the network, as part of {@link ReportJson}. */
final class LinearBaselineJson {

  private LinearBaselineJson() {}

  static JsonElement of(JobReport report) {
    return report
        .baseline()
        .<JsonElement>map(fitted -> of(report, fitted))
        .orElse(JsonNull.INSTANCE);
  }

  private static JsonObject of(JobReport report, Baseline.Fitted fitted) {
    JsonObject json = new JsonObject();
    json.addProperty("model", fitted.name());
    json.addProperty("converged", fitted.model().converged());
    json.addProperty("iterations", fitted.model().iterations());
    json.add("test", EvaluationJson.of(fitted.test().loss(), fitted.evaluation()));
    report
        .experiment()
        .weightedEvaluation(fitted.test())
        .ifPresent(weighted -> json.add("testWeighted", EvaluationJson.weighted(weighted)));
    json.add("seconds", JsonText.number(fitted.seconds()));
    report.baselineComparison().ifPresent(compared -> json.add("comparison", of(compared)));
    return json;
  }

  private static JsonObject of(BaselineComparison compared) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", compared.engine());
    json.addProperty("metric", compared.metric().key());
    json.add("network", JsonText.number(compared.network()));
    json.add("baseline", JsonText.number(compared.baseline()));
    json.add("difference", JsonText.number(compared.difference()));
    json.add("pValue", JsonText.number(compared.pValue().orElse(Double.NaN)));
    json.addProperty("outcome", compared.outcome().key());
    return json;
  }
}
