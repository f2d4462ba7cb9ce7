package org.concordml.bundle;

import java.util.List;
import java.util.Optional;
import org.concordml.evaluation.ClassThresholds;
import org.concordml.experiment.Recipe;
import org.concordml.model.Decision;

/**
 * From predictions to classes, and who said so.
 *
 * @param threshold of two classes
 * @param classThresholds of several, in their order; none for the most probable class
 * @param chosen {@code standard} or {@code given}
 */
public record DecisionFacts(double threshold, List<Double> classThresholds, String chosen) {

  static DecisionFacts of(Decision decision, Recipe recipe) {
    boolean standard = recipe.threshold() == Recipe.THRESHOLD && recipe.classThresholds().isEmpty();
    return new DecisionFacts(
        decision.threshold(),
        decision.classThresholds().map(ClassThresholds::values).orElse(List.of()),
        standard ? "standard" : "given");
  }

  Decision decision() {
    return new Decision(
        threshold,
        classThresholds.isEmpty()
            ? Optional.empty()
            : Optional.of(new ClassThresholds(classThresholds)));
  }
}
