package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.concordml.comparison.EngineParity;
import org.concordml.comparison.FirstDivergence;
import org.concordml.comparison.ParityReport;
import org.concordml.json.JsonText;

/** The agreement of the engines in {@link ReportJson}: over all of them, then one by one. */
final class ParityJson {

  private ParityJson() {}

  static JsonObject of(ParityReport parity) {
    JsonObject json = new JsonObject();
    json.addProperty("reference", parity.reference());
    json.addProperty("tolerance", parity.tolerance());
    json.add("maxLossDifference", JsonText.number(parity.maxLossDifference()));
    json.add("maxWeightDifference", JsonText.number(parity.maxWeightDifference()));
    json.add("maxProbabilityDifference", JsonText.number(parity.maxProbabilityDifference()));
    json.addProperty("labelsFlipped", parity.labelsFlipped());
    json.add("firstDivergence", divergence(parity.firstDivergence()));
    // With one engine nothing was compared, and null says that nothing is known.
    json.addProperty("passed", parity.engines().isEmpty() ? null : parity.passed());
    JsonArray engines = new JsonArray();
    parity.engines().forEach(engine -> engines.add(engine(engine)));
    json.add("engines", engines);
    return json;
  }

  private static JsonObject engine(EngineParity engine) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", engine.engine());
    json.add("maxLossDifference", JsonText.number(engine.maxLossDifference()));
    json.add("maxWeightDifference", JsonText.number(engine.maxWeightDifference()));
    json.add("maxProbabilityDifference", JsonText.number(engine.maxProbabilityDifference()));
    json.addProperty("labelsFlipped", engine.labelsFlipped());
    json.add("firstDivergence", divergence(engine.firstDivergence()));
    return json;
  }

  private static JsonElement divergence(Optional<FirstDivergence> found) {
    if (found.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    FirstDivergence divergence = found.get();
    JsonObject json = new JsonObject();
    json.addProperty("engine", divergence.engine());
    divergence.network().ifPresent(member -> json.addProperty("member", member));
    json.addProperty("epoch", divergence.epoch());
    json.addProperty("step", divergence.step());
    json.addProperty("quantity", divergence.quantity());
    json.add("reference", JsonText.number(divergence.reference()));
    json.add("found", JsonText.number(divergence.found()));
    json.add("difference", JsonText.number(divergence.difference()));
    json.addProperty("text", divergence.toString());
    return json;
  }
}
