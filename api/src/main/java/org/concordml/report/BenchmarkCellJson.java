package org.concordml.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.benchmark.Workload;

/** One cell's part of {@link BenchmarkJson}. */
final class BenchmarkCellJson {

  private BenchmarkCellJson() {}

  static JsonObject of(BenchmarkCell cell) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", cell.engine());
    workload(cell.workload()).entrySet().forEach(part -> json.add(part.getKey(), part.getValue()));
    if (cell.outcome() instanceof CellOutcome.Measured measured) {
      json.addProperty("status", "measured");
      measured(json, cell.workload(), measured);
    } else if (cell.outcome() instanceof CellOutcome.Failed failed) {
      json.addProperty("status", "failed");
      json.addProperty("reason", failed.reason());
    }
    return json;
  }

  static JsonObject workload(Workload workload) {
    JsonObject json = new JsonObject();
    json.addProperty("rows", workload.rows());
    json.add("hidden", BenchmarkJson.integers(workload.hidden()));
    json.addProperty("batchSize", workload.batchSize());
    json.addProperty("mode", workload.mode().key());
    return json;
  }

  private static void measured(JsonObject json, Workload workload, CellOutcome.Measured measured) {
    json.add("device", RunJson.device(measured.device()));
    JsonObject initialisation = new JsonObject();
    initialisation.add("open", JsonText.number(measured.openSeconds()));
    initialisation.add("firstRun", JsonText.number(measured.firstSeconds()));
    json.add("initialisationSeconds", initialisation);
    json.addProperty("warmUpRuns", measured.warmUpRuns());
    json.addProperty("runs", measured.seconds().count());
    json.addProperty("outOfTime", measured.outOfTime());
    json.add("rowsPerSecond", spread(measured.rowsPerSecond(), 1));
    json.add(
        "stepsPerSecond",
        spread(measured.rowsPerSecond(), (double) workload.stepsPerRun() / workload.rows()));
    JsonObject seconds = new JsonObject();
    seconds.add("median", percentile(measured.seconds(), 50));
    seconds.add("p95", percentile(measured.seconds(), 95));
    seconds.add("p99", percentile(measured.seconds(), 99));
    seconds.add("values", JsonText.numbers(measured.seconds().values()));
    json.add("secondsPerRun", seconds);
    json.add("peakMemoryMb", JsonText.number(measured.peakMemoryMb()));
    json.add("peakGpuMemoryMb", JsonText.number(measured.peakGpuMb().orElse(Double.NaN)));
    json.add("threadsUsed", BenchmarkJson.given(measured.threadsUsed()));
    json.add("coresBusy", JsonText.number(measured.coresBusy()));
    json.add(
        "timeTo",
        measured
            .timeToTarget()
            .<JsonElement>map(BenchmarkCellJson::timeTo)
            .orElse(JsonNull.INSTANCE));
  }

  private static JsonObject spread(Sample sample, double factor) {
    JsonObject json = new JsonObject();
    json.add("mean", JsonText.number(factor * sample.mean()));
    json.add("sd", JsonText.number(factor * sample.standardDeviation()));
    json.add(
        "interval95",
        JsonText.numbers(new double[] {factor * sample.lower(), factor * sample.upper()}));
    json.add("min", JsonText.number(factor * sample.min()));
    json.add("max", JsonText.number(factor * sample.max()));
    return json;
  }

  private static JsonElement percentile(Sample seconds, double p) {
    return JsonText.number(seconds.percentile(p).orElse(Double.NaN));
  }

  private static JsonObject timeTo(TimeToTarget time) {
    JsonObject json = new JsonObject();
    json.addProperty("reached", time.reached());
    json.add("seconds", time.reached() ? JsonText.number(time.seconds()) : JsonNull.INSTANCE);
    json.add("trainedSeconds", JsonText.number(time.seconds()));
    json.addProperty("epochs", time.epochs());
    json.add("best", JsonText.number(time.best()));
    json.addProperty("outOfTime", time.outOfTime());
    return json;
  }
}
