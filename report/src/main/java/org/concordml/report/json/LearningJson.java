package org.concordml.report.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;

/** Loss, optimizer, schedule and clipping in {@link ConfigJson}: a name and its numbers. */
final class LearningJson {

  static final Loss.Cases<JsonObject> LOSS = new LossJson();

  static final Optimizer.Cases<JsonObject> OPTIMIZER =
      new Optimizer.Cases<>() {
        @Override
        public JsonObject adam(Adam adam) {
          return with(named(adam.key()), adam);
        }

        @Override
        public JsonObject adamW(AdamW adamW) {
          return with(with(named(adamW.key()), adamW.adam()), "weightDecay", adamW.weightDecay());
        }

        @Override
        public JsonObject sgd(Sgd sgd) {
          JsonObject json = with(named(sgd.key()), "momentum", sgd.momentum());
          json.addProperty("nesterov", sgd.nesterov());
          return json;
        }

        @Override
        public JsonObject rmsProp(RmsProp rmsProp) {
          return with(
              with(named(rmsProp.key()), "rho", rmsProp.rho()), "epsilon", rmsProp.epsilon());
        }
      };

  static final LearningRate.Cases<JsonObject> LEARNING_RATE =
      new LearningRate.Cases<>() {
        @Override
        public JsonObject constant(LearningRate.Constant constant) {
          return with(named("constant"), "rate", constant.rate());
        }

        @Override
        public JsonObject step(LearningRate.Step step) {
          JsonObject json = with(named("step"), "rate", step.rate());
          json.addProperty("factor", step.factor());
          json.addProperty("everyEpochs", step.everyEpochs());
          return json;
        }

        @Override
        public JsonObject cosine(LearningRate.Cosine cosine) {
          return with(named("cosine"), "rate", cosine.rate());
        }
      };

  static final GradientClipping.Cases<JsonElement> CLIPPING =
      new GradientClipping.Cases<>() {
        @Override
        public JsonElement none(GradientClipping.None none) {
          return JsonNull.INSTANCE;
        }

        @Override
        public JsonElement byValue(GradientClipping.ByValue byValue) {
          return with(named("value"), "limit", byValue.limit());
        }

        @Override
        public JsonElement byGlobalNorm(GradientClipping.ByGlobalNorm byNorm) {
          return with(named("globalNorm"), "limit", byNorm.limit());
        }
      };

  private LearningJson() {}

  static JsonObject named(String name) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    return json;
  }

  static JsonObject with(JsonObject json, String name, double value) {
    json.addProperty(name, value);
    return json;
  }

  private static JsonObject with(JsonObject json, Adam adam) {
    json.addProperty("beta1", adam.beta1());
    json.addProperty("beta2", adam.beta2());
    json.addProperty("epsilon", adam.epsilon());
    json.addProperty("float32BetaPowers", adam.float32BetaPowers());
    return json;
  }
}
