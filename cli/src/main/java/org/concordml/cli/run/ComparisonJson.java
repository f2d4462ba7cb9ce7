package org.concordml.cli.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.concordml.comparison.Tolerance;
import org.concordml.json.JsonDifference;
import org.concordml.json.JsonText;
import org.concordml.run.EngineResult;
import org.concordml.run.ResultComparison;
import org.concordml.run.RunComparison;
import org.concordml.run.RunRecord;

/** What two runs differ in, as one JSON document. */
public final class ComparisonJson {

  private static final int SCHEMA_VERSION = 1;

  private ComparisonJson() {}

  /**
   * @param command that compared them
   * @param first a run
   * @param second another
   * @param comparison of the two
   * @param tolerance within which results agree
   * @return the document, ending with a line feed
   */
  public static String of(
      String command,
      RunRecord first,
      RunRecord second,
      RunComparison comparison,
      Tolerance tolerance) {
    JsonObject json = new JsonObject();
    json.addProperty("schemaVersion", SCHEMA_VERSION);
    json.addProperty("command", command);
    json.add("first", run(first));
    json.add("second", run(second));
    json.add("data", differences(comparison.data()));
    json.add("recipe", differences(comparison.recipe()));
    json.add("program", differences(comparison.program()));
    JsonArray results = new JsonArray();
    comparison.results().forEach(result -> results.add(result(result, tolerance)));
    json.add("results", results);
    json.addProperty("tolerance", tolerance.relative());
    json.addProperty("sameJob", comparison.isSameJob());
    json.addProperty(
        "identical", comparison.results().stream().allMatch(ResultComparison::isIdentical));
    json.addProperty("agrees", comparison.agrees(tolerance));
    return JsonText.of(json);
  }

  private static JsonObject run(RunRecord run) {
    JsonObject json = new JsonObject();
    json.addProperty("command", run.command());
    json.addProperty("date", run.provenance().date().toString());
    json.addProperty("source", run.data().source());
    json.add(
        "engines",
        JsonText.strings(run.results().stream().map(result -> result.engine().engine()).toList()));
    return json;
  }

  private static JsonArray differences(List<JsonDifference> differences) {
    JsonArray all = new JsonArray();
    for (JsonDifference difference : differences) {
      JsonObject json = new JsonObject();
      json.addProperty("path", difference.path());
      json.addProperty("first", difference.first());
      json.addProperty("second", difference.second());
      all.add(json);
    }
    return all;
  }

  private static JsonObject result(ResultComparison result, Tolerance tolerance) {
    JsonObject json = new JsonObject();
    json.add("first", side(result.first()));
    json.add("second", side(result.second()));
    json.addProperty("identical", result.isIdentical());
    json.addProperty("agrees", result.agrees(tolerance));
    json.add("largestDifference", JsonText.number(result.largest()));
    json.addProperty("place", result.place());
    JsonObject metrics = new JsonObject();
    result
        .metrics()
        .forEach(
            (metric, pair) ->
                metrics.add(metric, JsonText.numbers(new double[] {pair.first(), pair.second()})));
    json.add("metrics", metrics);
    return json;
  }

  private static JsonObject side(EngineResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", result.engine().engine());
    json.addProperty("device", result.device());
    json.addProperty("weightsSha256", result.weightsSha256());
    json.add("testLoss", JsonText.number(result.loss()));
    json.add(
        "epochs",
        JsonText.integers(
            ResultComparison.lengths(result).stream().mapToInt(Integer::intValue).toArray()));
    return json;
  }
}
