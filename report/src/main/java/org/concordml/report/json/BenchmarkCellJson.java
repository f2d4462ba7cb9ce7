package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.benchmark.Workload;
import org.concordml.json.JsonText;

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
    json.addProperty("passesPerRun", measured.passesPerRun());
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

  /** The first members are those of most of the trainings, the last is each by itself. */
  private static JsonObject timeTo(TimeToTarget time) {
    List<TimeToTarget.Training> trainings = time.trainings();
    TimeToTarget.Range seconds = time.seconds();
    JsonObject json = new JsonObject();
    json.addProperty("reached", Double.isFinite(seconds.median()));
    json.add("seconds", JsonText.number(seconds.median()));
    json.add("secondsRange", JsonText.numbers(new double[] {seconds.least(), seconds.most()}));
    json.add(
        "trainedSeconds",
        JsonText.number(trainings.stream().mapToDouble(TimeToTarget.Training::seconds).sum()));
    json.add("epochs", JsonText.number(time.epochs().median()));
    json.add("best", JsonText.number(time.best()));
    json.addProperty("outOfTime", trainings.stream().anyMatch(TimeToTarget.Training::outOfTime));
    JsonArray each = new JsonArray();
    trainings.forEach(training -> each.add(training(training)));
    json.add("trainings", each);
    return json;
  }

  private static JsonObject training(TimeToTarget.Training training) {
    JsonObject json = new JsonObject();
    json.addProperty("seed", training.seed());
    json.addProperty("reached", training.reached());
    json.add("trainedSeconds", JsonText.number(training.seconds()));
    json.addProperty("epochs", training.epochs());
    json.add("best", JsonText.number(training.best()));
    json.addProperty("outOfTime", training.outOfTime());
    return json;
  }
}
