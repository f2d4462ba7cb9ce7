package org.concordml.experiment;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.json.JsonProblem;
import org.concordml.json.RecordJson;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.LearningRate;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.network.Activation;
import org.concordml.network.WeightInitializer;
import org.concordml.preprocess.Preprocessing;
import org.concordml.training.EarlyStopping;
import org.concordml.training.MonitoredMetric;

/** The one codec of a recipe and all that is in it. */
final class RecipeJson {

  private static final RecordJson CODEC =
      new RecordJson()
          .family(Loss.class, Loss::key, Loss::named)
          .family(Optimizer.class, Optimizer::key, Optimizer::named)
          .family(LearningRate.class, LearningRate::key, LearningRate::named)
          .family(GradientClipping.class, GradientClipping::key, GradientClipping::named)
          .family(ClassWeights.class, ClassWeights::key, ClassWeights::named)
          .family(Monitor.class, Monitor::key, Monitor::named)
          .codec(ColumnKind.class, ColumnKind::toJson, ColumnKind::fromJson)
          .codec(Preprocessing.class, Preprocessing::toJson, Preprocessing::fromJson)
          .choice(Task.class, Task::key, Task::named)
          .choice(Activation.class, Activation::key, Activation::named)
          .choice(WeightInitializer.class, WeightInitializer::key, WeightInitializer::named)
          .choice(MonitoredMetric.class, MonitoredMetric::key, MonitoredMetric::new)
          .choice(EarlyStopping.Mode.class, EarlyStopping.Mode::key, EarlyStopping.Mode::named)
          .standard(EarlyStopping.class, RecipeJson::watching);

  private RecipeJson() {}

  /** Early stopping that says no more than what it watches. */
  private static EarlyStopping watching(JsonObject json) {
    JsonElement metric = json.get("metric");
    if (metric == null || !metric.isJsonPrimitive()) {
      throw new IllegalArgumentException("it must have a metric, found " + json);
    }
    return EarlyStopping.on(new MonitoredMetric(metric.getAsString()));
  }

  static String write(Recipe recipe) {
    return new GsonBuilder()
        .setPrettyPrinting()
        .serializeNulls()
        .disableHtmlEscaping()
        .create()
        .toJson(CODEC.write(recipe));
  }

  static Recipe read(String text, Recipe standard) {
    return CODEC.read(JsonProblem.parsed(text), standard, Recipe.class, "");
  }
}
