package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.learning.ClassWeights;
import org.concordml.network.HiddenLayer;
import org.concordml.report.JobReport;
import org.concordml.training.FitConfig;

/**
 * The configuration in {@link ReportJson}, resolved: every number that the run depended on, given
 * or default. {@code hidden}, {@code activation} and {@code dropout} have one entry a hidden layer.
 */
final class ConfigJson {

  private ConfigJson() {}

  static JsonObject of(JobReport report) {
    FitConfig config = report.config();
    JsonObject json = new JsonObject();
    network(json, report);
    json.addProperty("initializer", config.initializer().key());
    json.addProperty("epochs", config.epochs());
    json.addProperty("batchSize", config.batchSize());
    LearningJson learning = LearningJson.of(report.recipe(), config);
    json.add("loss", learning.loss());
    json.add("optimizer", learning.optimizer());
    json.add("learningRate", learning.learningRate());
    json.add("clipping", learning.clipping());
    json.add("classWeights", classWeights(report));
    json.addProperty("inputNoise", config.inputNoise());
    json.add("earlyStopping", learning.earlyStopping());
    json.addProperty("seed", config.seed());
    if (config.ensemble() > 1) {
      json.addProperty("ensemble", config.ensemble());
    }
    json.addProperty("scaler", report.recipe().scaler().name());
    json.addProperty("threshold", report.experiment().decision().threshold());
    thresholds(json, report);
    return json;
  }

  private static void network(JsonObject json, JobReport report) {
    JsonArray units = new JsonArray();
    JsonArray activations = new JsonArray();
    JsonArray dropouts = new JsonArray();
    for (HiddenLayer layer : report.network().hidden()) {
      units.add(layer.units());
      activations.add(layer.activation().key());
      dropouts.add(layer.dropout());
    }
    json.addProperty("inputs", report.network().inputs());
    json.add("hidden", units);
    json.add("activation", activations);
    json.add("dropout", dropouts);
    if (report.network().head().task() != Task.BINARY) {
      json.addProperty("head", report.network().head().key());
      json.addProperty("outputs", report.network().outputs());
    }
    json.addProperty("l2", report.network().l2());
    json.addProperty("parameters", report.network().layout().size());
  }

  /** The weights as the training rows resolved them: {@code balanced} says numbers, too. */
  private static JsonObject classWeights(JobReport report) {
    ClassWeights weights = report.config().classWeights();
    Targets train = report.data().rows().targets().select(report.split().train());
    if (!(train instanceof Targets.Classes classes)) {
      return named("none");
    }
    List<Double> resolved = weights.resolve(classes);
    boolean neutral = resolved.stream().allMatch(weight -> weight == 1);
    JsonObject json =
        named(
            weights.equals(new ClassWeights.Balanced()) ? "balanced" : neutral ? "none" : "fixed");
    if (resolved.size() == 2) {
      json.addProperty("negative", resolved.get(0));
      json.addProperty("positive", resolved.get(1));
    } else {
      JsonArray byClass = new JsonArray();
      resolved.forEach(byClass::add);
      json.add("byClass", byClass);
    }
    return json;
  }

  /** By class, resolved for all; of two classes and without any the one number says it. */
  private static void thresholds(JsonObject json, JobReport report) {
    List<String> classes = report.data().schema().classes();
    report
        .experiment()
        .decision()
        .classThresholds()
        .ifPresent(
            thresholds -> {
              JsonObject byClass = new JsonObject();
              for (int k = 0; k < classes.size(); k++) {
                byClass.addProperty(classes.get(k), thresholds.values().get(k));
              }
              json.add("classThresholds", byClass);
            });
  }

  private static JsonObject named(String name) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    return json;
  }
}
