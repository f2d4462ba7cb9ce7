package org.concordml.report.json;

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
import org.concordml.benchmark.Workload;
import org.concordml.data.Task;
import org.concordml.json.JsonText;
import org.concordml.report.BenchmarkReport;

/**
 * A benchmark as one JSON document: what {@code --json} prints and {@code benchmark.json} holds.
 * The names in it are a contract as in {@link ReportJson}; what is undefined is null.
 */
public final class BenchmarkJson {

  private BenchmarkJson() {}

  /**
   * @param report a finished benchmark
   * @return the document, ending with a line feed; the same in every locale
   */
  public static String of(BenchmarkReport report) {
    BenchmarkResult result = report.result();
    JsonObject json = new JsonObject();
    json.addProperty("schemaVersion", ReportJson.SCHEMA_VERSION);
    json.addProperty("command", "benchmark");
    json.add("provenance", ProvenanceJson.of(report.provenance()));
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
    json.add(
        "baseline", report.baseline().<JsonElement>map(BaselineJson::of).orElse(JsonNull.INSTANCE));
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
    Task task = plan.head().task();
    json.addProperty("task", task.key());
    json.add(
        "classes",
        given(
            switch (task) {
              case BINARY -> OptionalInt.of(2);
              case MULTICLASS -> OptionalInt.of(plan.head().outputs());
              case REGRESSION -> OptionalInt.empty();
            }));
    JsonArray networks = new JsonArray();
    plan.networks().forEach(hidden -> networks.add(integers(hidden)));
    json.add("networks", networks);
    json.add("batchSizes", integers(plan.batchSizes()));
    json.add("modes", JsonText.strings(plan.modes().stream().map(BenchmarkMode::key).toList()));
    json.addProperty("device", plan.device().toString());
    json.addProperty("threads", plan.device().threads().toString());
    json.add("warmUp", given(plan.runs().warmUp()));
    json.add("runs", given(plan.runs().runs()));
    json.addProperty("leastRunSeconds", plan.runs().leastRunSeconds());
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
    json.addProperty("trainings", target.trainings());
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
      engines(json, faster.faster(), faster.slower());
      ratio(json, faster.ratio());
    } else if (comparison instanceof SpeedComparison.NotShown notShown) {
      json.addProperty("verdict", "notShown");
      engines(json, notShown.one(), notShown.other());
      ratio(json, notShown.ratio());
    } else if (comparison instanceof SpeedComparison.Refused refused) {
      json.addProperty("verdict", "refused");
      engines(json, refused.one(), refused.other());
      json.addProperty("reason", refused.reason());
    }
    return json;
  }

  private static void engines(
      JsonObject json, SpeedComparison.Timed one, SpeedComparison.Timed other) {
    json.add("engines", JsonText.strings(List.of(one.engine(), other.engine())));
    JsonArray threads = new JsonArray();
    threads.add(given(one.threads()));
    threads.add(given(other.threads()));
    json.add("threadsUsed", threads);
  }

  static void ratio(JsonObject json, SpeedRatio ratio) {
    json.add("ratio", JsonText.number(ratio.value()));
    json.add("plusMinus", JsonText.number(ratio.halfWidth()));
    json.add("interval95", JsonText.numbers(new double[] {ratio.lower(), ratio.upper()}));
  }

  private static JsonObject breakEven(BreakEven place) {
    Workload smaller = place.smaller().workload();
    JsonObject json = new JsonObject();
    json.addProperty("rows", smaller.rows());
    json.add("hidden", integers(smaller.hidden()));
    json.addProperty("mode", smaller.mode().key());
    json.addProperty("fasterBelow", place.smaller().faster().engine());
    json.addProperty("fasterAbove", place.larger().faster().engine());
    json.add(
        "betweenBatchSizes",
        integers(List.of(smaller.batchSize(), place.larger().workload().batchSize())));
    return json;
  }

  static JsonArray integers(List<Integer> values) {
    return JsonText.integers(values.stream().mapToInt(Integer::intValue).toArray());
  }
}
