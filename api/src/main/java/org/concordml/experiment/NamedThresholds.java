package org.concordml.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.NearestName;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Schema;
import org.concordml.data.Task;
import org.concordml.data.text.Quoted;
import org.concordml.evaluation.ClassThresholds;
import org.concordml.model.Decision;

/** What a recipe says of thresholds, for the classes that a table has. */
final class NamedThresholds {

  private final Schema schema;
  private final Map<String, Double> named;

  private NamedThresholds(Schema schema, Map<String, Double> named) {
    this.schema = schema;
    this.named = named;
  }

  /** What would be ignored is refused. */
  static Decision decision(Recipe recipe, Schema schema) {
    Task task = schema.task();
    boolean classes = task != Task.REGRESSION;
    if (task != Task.BINARY && recipe.threshold() != Recipe.THRESHOLD) {
      throw new IllegalArgumentException(
          "a threshold has an effect on two classes only, found an outcome that is "
              + task.key()
              + (classes ? ". Of several classes each has its own, by its name" : ""));
    }
    if (recipe.classThresholds().isEmpty()) {
      return new Decision(recipe.threshold());
    }
    if (!classes) {
      throw new IllegalArgumentException(
          "thresholds of classes have an effect on classes only, found an outcome that is "
              + task.key());
    }
    List<Double> all = new NamedThresholds(schema, recipe.classThresholds()).all();
    return task == Task.BINARY
        ? new Decision(all.get(1) / (all.get(0) + all.get(1)))
        : new Decision(Recipe.THRESHOLD, Optional.of(new ClassThresholds(all)));
  }

  /** One a class; those that are not named share what is left of 1. */
  private List<Double> all() {
    named.keySet().forEach(this::requireClass);
    double left = 1 - named.values().stream().mapToDouble(value -> value).sum();
    int others = schema.classes().size() - named.size();
    if (others > 0 && !(left > 0)) {
      throw new IllegalArgumentException(
          "thresholds of some classes must leave a part of 1 to the other "
              + others
              + ", found "
              + (1 - left)
              + " in all. Give smaller ones, or one for every class");
    }
    List<Double> all = new ArrayList<>();
    for (String name : schema.classes()) {
      all.add(Optional.ofNullable(named.get(name)).orElse(left / others));
    }
    return all;
  }

  private void requireClass(String name) {
    if (schema.classes().contains(name)) {
      return;
    }
    throw new DataException(
        "thresholds must be of classes of the target "
            + Quoted.text(schema.target())
            + " ("
            + String.join(", ", schema.classes())
            + "), found one of "
            + Quoted.text(name)
            + "."
            + NearestName.to(name, schema.classes())
                .map(near -> " Did you mean " + Quoted.text(near) + "?")
                .orElse(""),
        Remedy.of("name a class", Setting.CLASS_THRESHOLDS, schema.classes().get(0) + "=0.4"));
  }
}
