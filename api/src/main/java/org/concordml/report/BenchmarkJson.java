package org.concordml.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.BenchmarkPlan;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.BreakEven;
import org.concordml.benchmark.Machine;
import org.concordml.benchmark.SpeedComparison;
import org.concordml.benchmark.SpeedRatio;
import org.concordml.benchmark.TimeTarget;

/**
 * A benchmark as one JSON document: what {@code --json} prints and {@code benchmark.json} holds.
 * The names in it are a contract as in {@link ReportJson}; what is undefined is null.
 */
public final class BenchmarkJson {

  private BenchmarkJson() {}

  /**
   * @param result of a benchmark
   * @return the document, ending with a line feed; the same in every locale
   */
  public static String of(BenchmarkResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("schemaVersion", ReportJson.SCHEMA_VERSION);
    json.addProperty("command", "benchmark");
    json.add("machine", machine(result.machine()));
    json.add("config", config(result.plan()));
    json.add("data", data(result));
    json.add("engines", ProvenanceJson.engines(result.engines()));
    JsonArray cells = new JsonArray();
    result.cells().forEach(cell -> cells.add(BenchmarkCellJson.of(cell)));
    json.add("cells", cells);
    JsonArray comparisons = new JsonArray();
    result.comparisons().forEach(comparison -> comparisons.add(comparison(comparison)));
    json.add("comparisons", comparisons);
    JsonArray breakEvens = new JsonArray();
    result.breakEvens().forEach(place -> breakEvens.add(breakEven(place)));
    json.add("breakEven", breakEvens);
    json.add("warnings", JsonText.strings(result.warnings()));
    return JsonText.of(json);
  }

  private static JsonObject machine(Machine machine) {
    JsonObject json = new JsonObject();
    json.addProperty("cpu", machine.cpu());
    json.addProperty("cores", machine.cores());
    json.addProperty("os", machine.os());
    json.addProperty("jvm", machine.jvm());
    json.add("maxHeapMb", JsonText.number(machine.maxHeapMb()));
    JsonObject threads = new JsonObject();
    new TreeMap<>(machine.threadSettings()).forEach(threads::addProperty);
    json.add("threadSettings", threads);
    json.add("loadAverageAtStart", load(machine.loadAtStart()));
    json.add("loadAverageAtEnd", load(machine.loadAtEnd()));
    return json;
  }

  private static JsonElement load(double load) {
    return load < 0 ? JsonNull.INSTANCE : JsonText.number(load);
  }

  private static JsonObject config(BenchmarkPlan plan) {
    JsonObject json = new JsonObject();
    json.add("rows", integers(plan.rows()));
    json.addProperty("features", plan.features());
    JsonArray networks = new JsonArray();
    plan.networks().forEach(hidden -> networks.add(integers(hidden)));
    json.add("networks", networks);
    json.add("batchSizes", integers(plan.batchSizes()));
    json.add("modes", JsonText.strings(plan.modes().stream().map(BenchmarkMode::key).toList()));
    json.addProperty("device", plan.device().toString());
    json.addProperty("threads", plan.device().threads().toString());
    json.add("warmUp", given(plan.runs().warmUp()));
    json.add("runs", given(plan.runs().runs()));
    json.addProperty("maxSeconds", plan.runs().maxSeconds());
    json.add(
        "timeTo", plan.target().<JsonElement>map(BenchmarkJson::target).orElse(JsonNull.INSTANCE));
    json.addProperty("seed", plan.seed());
    return json;
  }

  /** A number, if there is one; null otherwise, such as where the benchmark decided. */
  static JsonElement given(OptionalInt number) {
    return number.isPresent() ? new JsonPrimitive(number.getAsInt()) : JsonNull.INSTANCE;
  }

  private static JsonObject target(TimeTarget target) {
    JsonObject json = new JsonObject();
    json.addProperty("metric", target.metric().key());
    json.addProperty("value", target.value());
    json.addProperty("epochs", target.mostEpochs());
    return json;
  }

  private static JsonArray data(BenchmarkResult result) {
    JsonArray array = new JsonArray();
    for (BenchmarkResult.Data data : result.data()) {
      JsonObject json = new JsonObject();
      json.addProperty("rows", data.rows());
      json.addProperty("validationRows", data.validationRows());
      json.addProperty("source", data.source());
      json.addProperty("sha256", data.sha256());
      array.add(json);
    }
    return array;
  }

  private static JsonObject comparison(SpeedComparison comparison) {
    JsonObject json = BenchmarkCellJson.workload(comparison.workload());
    if (comparison instanceof SpeedComparison.Faster faster) {
      json.addProperty("verdict", "faster");
      json.add("engines", JsonText.strings(List.of(faster.faster(), faster.slower())));
      ratio(json, faster.ratio());
    } else if (comparison instanceof SpeedComparison.NotShown notShown) {
      json.addProperty("verdict", "notShown");
      json.add("engines", JsonText.strings(List.of(notShown.one(), notShown.other())));
      ratio(json, notShown.ratio());
    } else if (comparison instanceof SpeedComparison.Refused refused) {
      json.addProperty("verdict", "refused");
      json.add("engines", JsonText.strings(List.of(refused.one(), refused.other())));
      json.addProperty("reason", refused.reason());
    }
    return json;
  }

  private static void ratio(JsonObject json, SpeedRatio ratio) {
    json.add("ratio", JsonText.number(ratio.value()));
    json.add("plusMinus", JsonText.number(ratio.plusMinus()));
  }

  private static JsonObject breakEven(BreakEven place) {
    JsonObject json = new JsonObject();
    json.addProperty("rows", place.rows());
    json.add("hidden", integers(place.hidden()));
    json.addProperty("mode", place.mode().key());
    json.addProperty("fasterBelow", place.below());
    json.addProperty("fasterAbove", place.above());
    json.add("betweenBatchSizes", integers(List.of(place.from(), place.to())));
    return json;
  }

  static JsonArray integers(List<Integer> values) {
    return JsonText.integers(values.stream().mapToInt(Integer::intValue).toArray());
  }
}
