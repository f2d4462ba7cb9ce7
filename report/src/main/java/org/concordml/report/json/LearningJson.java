package org.concordml.report.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.concordml.experiment.Recipe;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.GradientClipping;
import org.concordml.training.FitConfig;

/**
 * Loss, optimizer, schedule, clipping and early stopping in {@link ConfigJson}, as a recipe's JSON
 * has them: a name and its numbers. A number that a reader would ask for and that is no setting is
 * added, and what is switched off is left out or null.
 *
 * @param fit of a recipe's JSON
 * @param config it was written from
 */
record LearningJson(JsonObject fit, FitConfig config) {

  /**
   * @param recipe of the job
   * @param config the job's, resolved for its task
   */
  static LearningJson of(Recipe recipe, FitConfig config) {
    String json = recipe.withFit(config).toJson();
    return new LearningJson(
        JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("fit"), config);
  }

  JsonElement loss() {
    JsonObject loss = fit.getAsJsonObject("loss");
    if (config.loss().equals(new BinaryLoss.SoftDice())) {
      loss.addProperty("epsilon", BinaryLoss.SoftDice.EPSILON);
    }
    JsonElement smoothing = loss.get("labelSmoothing");
    if (smoothing != null && smoothing.getAsDouble() == 0) {
      loss.remove("labelSmoothing");
    }
    return loss;
  }

  JsonElement optimizer() {
    return fit.get("optimizer");
  }

  JsonElement learningRate() {
    return fit.get("learningRate");
  }

  JsonElement clipping() {
    return config.clipping().equals(new GradientClipping.None())
        ? JsonNull.INSTANCE
        : fit.get("clipping");
  }

  /** Null without it. */
  JsonElement earlyStopping() {
    return fit.get("earlyStopping");
  }
}
