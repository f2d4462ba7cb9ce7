package org.concordml.cli;

import java.util.Optional;
import org.concordml.Notice;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.checkpoint.Checkpoint;
import org.concordml.cli.option.JobOptions;
import org.concordml.cli.option.PreparedJob;
import org.concordml.cli.option.WarmStartOptions;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.experiment.Recipe;
import org.concordml.run.StartModel;
import org.concordml.training.TrainingJob;
import org.concordml.training.runner.EnsembleState;

/**
 * Where a training begins: at its first epoch, or where a checkpoint ends; from weights that are
 * drawn, or from those of a model.
 *
 * @param checkpoint to go on from; empty to begin
 * @param model to start from; empty to draw weights
 */
record TrainingOrigin(Optional<Checkpoint> checkpoint, Optional<WarmStartOptions.Start> model) {

  /** Checks that a training goes on from the model that it was begun with. */
  TrainingOrigin {
    checkpoint.ifPresent(from -> from.job().requireStart(startId(model)));
  }

  /**
   * @return id of the model to start from; empty text if there is none
   */
  String startId() {
    return startId(model);
  }

  private static String startId(Optional<WarmStartOptions.Start> model) {
    return model.map(WarmStartOptions.Start::id).orElse("");
  }

  /**
   * @param job of the command
   * @param warm the options of its start
   * @return what its options say
   * @throws DataException if they change the recipe that the training was begun with
   */
  Recipe recipe(JobOptions job, WarmStartOptions warm) {
    if (checkpoint.isEmpty()) {
      return warm.over(
          model
              .map(from -> warm.overFeatures(job.over(from.recipe()), from))
              .orElseGet(job::recipe));
    }
    Recipe standard = Recipe.standard(TableRoles.target(""));
    Recipe begun = Recipe.fromJson(checkpoint.get().job().recipe(), standard);
    Recipe recipe = warm.over(job.over(begun));
    checkpoint.get().job().requireRecipe(recipe.toJson());
    return recipe;
  }

  /**
   * Reads the table.
   *
   * @param job of the command
   * @param recipe of its options
   * @param engine id of the engine that trains
   * @return the job, which tells of a model or an engine that trained before
   * @throws DataException if it is not the table that the training was begun with
   */
  PreparedJob prepare(JobOptions job, Recipe recipe, String engine) {
    PreparedJob prepared =
        model
            .map(WarmStartOptions.Start::bundle)
            .map(from -> job.prepare(recipe, Optional.of(from.model()), from.missing()))
            .orElseGet(() -> job.prepare(recipe));
    TabularData data = prepared.experiment().data();
    checkpoint.ifPresent(from -> from.job().requireData(data.source(), data.sha256()));
    PreparedJob fromModel = model.map(from -> started(from, recipe, prepared)).orElse(prepared);
    return checkpoint
        .filter(from -> !from.job().engine().equals(engine))
        .map(from -> fromModel.from(elsewhere(from, engine)))
        .orElse(fromModel);
  }

  private static PreparedJob started(
      WarmStartOptions.Start from, Recipe recipe, PreparedJob prepared) {
    int frozen = recipe.fit().frozen();
    PreparedJob told =
        prepared
            .from(new StartModel(from.path().toString(), from.id()))
            .from(
                Notice.of(
                    "The training starts from the model "
                        + from.path()
                        + (frozen == 0
                            ? "."
                            : frozen == 1
                                ? "; the first dense layer keeps its weights."
                                : "; the first " + frozen + " dense layers keep their weights.")));
    return hasLearntTestRows(from.bundle(), recipe, prepared.experiment().data())
        ? told.from(
            Notice.of(
                "The model was trained on this very table, divided in another way: rows that are"
                    + " tested now may be rows that it has learnt, so the test figures are"
                    + " optimistic."))
        : told;
  }

  /** A table that is divided as before has the same test rows. */
  private static boolean hasLearntTestRows(Bundle start, Recipe recipe, TabularData data) {
    Recipe before = start.recipe();
    return start.training().data().sha256().equals(data.sha256())
        && !(before.split().equals(recipe.split())
            && before.fit().seed() == recipe.fit().seed()
            && before.fill() == recipe.fill()
            && before.chooses() == recipe.chooses()
            && before.data().equals(recipe.data()));
  }

  private static Notice elsewhere(Checkpoint from, String engine) {
    return Notice.of(
        (from.epochs() == 1 ? "The first epoch was" : "The first " + from.epochs() + " epochs were")
            + " trained on "
            + from.job().engine()
            + ", what follows on "
            + engine
            + ".");
  }

  /**
   * @param training the job on its table
   * @return how far each of its networks is
   * @throws DataException if the checkpoint is of another one
   */
  EnsembleState state(TrainingJob training) {
    return checkpoint.map(from -> from.state(training)).orElseGet(EnsembleState::beginning);
  }
}
