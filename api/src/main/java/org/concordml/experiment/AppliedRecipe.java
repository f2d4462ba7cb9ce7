package org.concordml.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.learning.ClassWeights;
import org.concordml.model.Decision;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.quality.JobChecks;
import org.concordml.split.EnsembleRows;
import org.concordml.split.Split;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.jspecify.annotations.Nullable;

/**
 * A recipe on rows that are divided: what an engine is given, and what was noticed on the way
 * there.
 *
 * @param recipe that was applied
 * @param split which rows are on which side
 * @param measured the same, but where each network of an ensemble monitors rows of its own; then
 *     all rows that any of them learns from are on the side to train on
 * @param sides their features as numbers
 * @param dataset the rows before they were divided
 * @param ids columns that are carried to predictions
 * @param training what an engine is given
 * @param decision how predictions become classes
 * @param notices what the user should know, the gravest first
 */
record AppliedRecipe(
    Recipe recipe,
    Split split,
    Split measured,
    Dataset.Sides sides,
    Dataset dataset,
    List<Column> ids,
    TrainingJob training,
    Decision decision,
    List<Notice> notices) {

  /**
   * Applies a recipe.
   *
   * @param start whose preprocessing, head and weights the training starts from; empty to fit the
   *     one and to draw the others
   * @throws org.concordml.data.DataException as {@link Experiment#of}
   * @throws IllegalArgumentException if something of it has no effect on such an outcome
   */
  static AppliedRecipe of(Recipe recipe, Dataset dataset, Split split, Optional<WarmStart> start) {
    boolean eachItsOwn = recipe.fit().ensemble() > 1 && split.hasMonitor();
    Split measured = eachItsOwn ? split.withoutMonitor() : split;
    Targets targets = dataset.targets();
    Dataset.Sides sides =
        start
            .map(from -> dataset.sides(measured, from.model().preprocessing()))
            .orElseGet(() -> dataset.sides(measured, recipe));
    Targets ofTraining = targets.select(measured.train());
    Head head = start.map(from -> from.head(sides.data())).orElseGet(() -> head(ofTraining));
    requireEffect(recipe, head.task(), targets);
    Decision decision = NamedThresholds.decision(recipe, sides.data().schema());
    FitConfig fit = recipe.fit().forTask(head.task());
    NetworkSpec network = recipe.network().network(sides.train().columns(), head);
    Examples train = examples(sides.train(), ofTraining, sides.weights(), head);
    Examples test = examples(sides.test(), targets.select(split.test()), null, head);
    Examples validation =
        sides
            .monitor()
            .map(rows -> examples(rows, targets.select(split.monitor()), null, head))
            .orElse(test);
    TrainingJob training =
        eachItsOwn
            ? TrainingJob.of(network, fit, divided(recipe, dataset, split, train), test)
            : TrainingJob.of(network, fit, train, validation, test);
    TrainingJob job = start.map(from -> from.apply(training)).orElse(training);
    return new AppliedRecipe(
        recipe,
        split,
        measured,
        sides,
        dataset,
        dataset.ids(),
        job,
        decision,
        notices(recipe, split, sides, fit));
  }

  private static EnsembleRows divided(
      Recipe recipe, Dataset dataset, Split split, Examples learned) {
    return new EnsembleRows(
        learned, recipe.split().ofEach(split, dataset.targets(), dataset.groups(), recipe.fit()));
  }

  /** What would be ignored is refused. */
  private static void requireEffect(Recipe recipe, Task task, Targets targets) {
    ClassWeights weights = recipe.fit().classWeights();
    if (targets instanceof Targets.Classes classes) {
      weights.resolve(classes);
    } else if (!weights.equals(ClassWeights.none())) {
      throw new IllegalArgumentException(
          "class weights have an effect on classes only, found an outcome that is " + task.key());
    }
  }

  private static List<Notice> notices(
      Recipe recipe, Split split, Dataset.Sides sides, FitConfig fit) {
    List<Notice> notices = new ArrayList<>(sides.data().preparation().notices());
    notices.addAll(sides.notices());
    if (sides.checked().isPresent() && sides.scaler().isPresent()) {
      notices.addAll(
          JobChecks.beforeTraining(sides.checked().get(), split, sides.scaler().get(), fit));
    }
    if (recipe.split().testRowsChoose(recipe.chooses())) {
      notices.add(testRowsChoose(split));
    }
    return notices;
  }

  /** A number is trained on standardised, whatever its unit. */
  private static Head head(Targets training) {
    return training instanceof Targets.Numbers numbers
        ? Head.Linear.standardising(numbers)
        : Head.of(training);
  }

  private static Examples examples(
      FeatureMatrix features, Targets targets, double @Nullable [] weights, Head head) {
    Targets ready =
        head instanceof Head.Linear linear && targets instanceof Targets.Numbers numbers
            ? linear.standardised(numbers)
            : targets;
    return new Examples(features, ready, weights);
  }

  private static Notice testRowsChoose(Split split) {
    return Notice.of(
        "The "
            + split.test().length
            + " test rows choose the epoch that is kept, so their figures are optimistic: rows that"
            + " come later would score lower.",
        Remedy.of("split rows off the training rows for that", Setting.MONITOR_SIZE, "0.2"));
  }
}
