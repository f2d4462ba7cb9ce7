package org.concordml.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RmsProp;
import org.concordml.learning.Sgd;
import org.concordml.learning.SoftDice;
import org.concordml.network.HiddenLayer;
import org.concordml.training.EarlyStopping;
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
    json.add("loss", loss(config.loss()));
    json.add("optimizer", optimizer(config.optimizer()));
    json.add("learningRate", learningRate(config.learningRate()));
    json.add("clipping", clipping(config.clipping()));
    json.add("classWeights", classWeights(report));
    json.addProperty("inputNoise", config.inputNoise());
    json.add(
        "earlyStopping",
        config.earlyStopping().<JsonElement>map(ConfigJson::stopping).orElse(JsonNull.INSTANCE));
    json.addProperty("seed", config.seed());
    json.addProperty("scaler", report.scaler().name());
    json.addProperty("threshold", report.threshold());
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
    json.addProperty("l2", report.network().l2());
    json.addProperty("parameters", report.network().layout().size());
  }

  private static JsonObject loss(Loss loss) {
    JsonObject json = named(loss.key());
    if (loss instanceof BinaryFocal focal) {
      json.addProperty("gamma", focal.gamma());
    } else if (loss instanceof SoftDice) {
      json.addProperty("epsilon", SoftDice.EPSILON);
    } else if (!(loss instanceof BinaryCrossEntropy)) {
      throw new AssertionError("no writer for " + loss);
    }
    return json;
  }

  private static JsonObject optimizer(Optimizer optimizer) {
    JsonObject json = named(optimizer.key());
    if (optimizer instanceof Adam adam) {
      adam(json, adam);
    } else if (optimizer instanceof AdamW adamW) {
      adam(json, adamW.adam());
      json.addProperty("weightDecay", adamW.weightDecay());
    } else if (optimizer instanceof Sgd sgd) {
      json.addProperty("momentum", sgd.momentum());
      json.addProperty("nesterov", sgd.nesterov());
    } else if (optimizer instanceof RmsProp rmsProp) {
      json.addProperty("rho", rmsProp.rho());
      json.addProperty("epsilon", rmsProp.epsilon());
    } else {
      throw new AssertionError("no writer for " + optimizer);
    }
    return json;
  }

  private static void adam(JsonObject json, Adam adam) {
    json.addProperty("beta1", adam.beta1());
    json.addProperty("beta2", adam.beta2());
    json.addProperty("epsilon", adam.epsilon());
    json.addProperty("float32BetaPowers", adam.float32BetaPowers());
  }

  private static JsonObject learningRate(LearningRate learningRate) {
    if (learningRate instanceof LearningRate.Constant constant) {
      JsonObject json = named("constant");
      json.addProperty("rate", constant.rate());
      return json;
    } else if (learningRate instanceof LearningRate.Step step) {
      JsonObject json = named("step");
      json.addProperty("rate", step.rate());
      json.addProperty("factor", step.factor());
      json.addProperty("everyEpochs", step.everyEpochs());
      return json;
    } else if (learningRate instanceof LearningRate.Cosine cosine) {
      JsonObject json = named("cosine");
      json.addProperty("rate", cosine.rate());
      return json;
    }
    throw new AssertionError("no writer for " + learningRate);
  }

  private static JsonElement clipping(GradientClipping clipping) {
    if (clipping instanceof GradientClipping.None) {
      return JsonNull.INSTANCE;
    } else if (clipping instanceof GradientClipping.ByValue byValue) {
      JsonObject json = named("value");
      json.addProperty("limit", byValue.limit());
      return json;
    } else if (clipping instanceof GradientClipping.ByGlobalNorm byNorm) {
      JsonObject json = named("globalNorm");
      json.addProperty("limit", byNorm.limit());
      return json;
    }
    throw new AssertionError("no writer for " + clipping);
  }

  /** The weights as the training rows resolved them: {@code balanced} says two numbers, too. */
  private static JsonObject classWeights(JobReport report) {
    ClassWeights weights = report.config().classWeights();
    int[] train = report.split().train();
    boolean[] labels = new boolean[train.length];
    for (int i = 0; i < train.length; i++) {
      labels[i] = report.data().rows().label(train[i]);
    }
    ClassWeights.Fixed resolved = weights.resolve(labels);
    String name =
        weights instanceof ClassWeights.Balanced
            ? "balanced"
            : resolved.neutral() ? "none" : "fixed";
    JsonObject json = named(name);
    json.addProperty("negative", resolved.negative());
    json.addProperty("positive", resolved.positive());
    return json;
  }

  private static JsonObject stopping(EarlyStopping stopping) {
    JsonObject json = new JsonObject();
    json.addProperty("metric", stopping.metric().key());
    json.addProperty("mode", stopping.mode() == EarlyStopping.Mode.MIN ? "min" : "max");
    json.addProperty("patience", stopping.patience());
    json.addProperty("minDelta", stopping.minDelta());
    return json;
  }

  private static JsonObject named(String name) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    return json;
  }
}
