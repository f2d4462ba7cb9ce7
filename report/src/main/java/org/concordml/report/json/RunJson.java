package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.concordml.data.Task;
import org.concordml.engine.DeviceChoice;
import org.concordml.json.JsonText;
import org.concordml.report.JobReport;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.TrainedEnsemble;

/** One engine's part of {@link ReportJson}. */
final class RunJson {

  private RunJson() {}

  static JsonObject of(JobReport report, EngineRun run) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", run.engine());
    json.addProperty("engineVersion", run.engineVersion());
    json.addProperty("library", run.library());
    json.add("device", device(run.model().device()));
    Task task = run.model().network().head().task();
    json.add("history", history(run.model().history(), task));
    // Networks of an ensemble keep an epoch each.
    json.addProperty(
        "bestEpoch", run.model().size() == 1 ? run.model().members().get(0).bestEpoch() : null);
    json.addProperty("stoppedEarly", run.model().stoppedEarly());
    json.addProperty("restoredBestWeights", run.model().restoredBestWeights());
    if (run.model().size() > 1) {
      json.add("members", members(run.model(), task));
    }
    json.add("test", EvaluationJson.of(run.model().test().loss(), run.evaluation()));
    report
        .experiment()
        .weightedEvaluation(run.model().test())
        .ifPresent(weighted -> json.add("testWeighted", EvaluationJson.weighted(weighted)));
    predictions(json, run.model());
    JsonObject seconds = new JsonObject();
    seconds.add("load", JsonText.number(run.loadSeconds()));
    seconds.add("train", JsonText.number(run.trainSeconds()));
    json.add("seconds", seconds);
    json.add("rowsPerSecond", JsonText.number(run.rowsPerSecond()));
    json.add("peakMemoryMb", JsonText.number(run.peakMemoryMb()));
    return json;
  }

  static JsonObject device(DeviceChoice device) {
    JsonObject json = new JsonObject();
    json.addProperty("requested", device.requested().toString());
    json.addProperty("used", device.used());
    json.addProperty("reason", device.reason());
    json.addProperty("threads", device.requested().threads().toString());
    return json;
  }

  private static void predictions(JsonObject json, TrainedEnsemble model) {
    HeldOutScores scores = model.test();
    int width = model.network().outputs();
    switch (model.network().head().task()) {
      case BINARY -> {
        json.add("testProbabilities", JsonText.numbers(scores.predictions()));
        json.add("testLogits", JsonText.numbers(scores.outputs()));
      }
      case MULTICLASS -> {
        json.add("testProbabilities", JsonText.rows(scores.predictions(), width));
        json.add("testLogits", JsonText.rows(scores.outputs(), width));
      }
      case REGRESSION -> json.add("testPredictions", JsonText.numbers(scores.predictions()));
    }
  }

  private static JsonArray members(TrainedEnsemble model, Task task) {
    JsonArray members = new JsonArray();
    for (TrainedModel member : model.members()) {
      JsonObject json = new JsonObject();
      json.addProperty("member", members.size() + 1);
      json.add("history", history(member.history(), task));
      json.addProperty("bestEpoch", member.bestEpoch());
      json.addProperty("stoppedEarly", member.stoppedEarly());
      json.addProperty("restoredBestWeights", member.restoredBestWeights());
      json.add("testLoss", JsonText.number(member.test().loss()));
      members.add(json);
    }
    return members;
  }

  private static JsonArray history(List<EpochRecord> epochs, Task task) {
    JsonArray history = new JsonArray();
    for (EpochRecord epoch : epochs) {
      JsonObject json = new JsonObject();
      json.addProperty("epoch", epoch.epoch());
      json.add("loss", JsonText.number(epoch.loss()));
      json.add(task.historyMetric(), JsonText.number(epoch.metric()));
      epoch
          .weightedMetric()
          .ifPresent(value -> json.add(task.weightedMetric(), JsonText.number(value)));
      json.add("valLoss", JsonText.number(epoch.valLoss()));
      json.add(task.validationMetric(), JsonText.number(epoch.valMetric()));
      json.add("seconds", JsonText.number(epoch.seconds()));
      history.add(json);
    }
    return history;
  }
}
