package org.concordml.cli;

import java.util.Optional;
import org.concordml.Notice;
import org.concordml.bundle.checkpoint.Checkpoint;
import org.concordml.cli.option.JobOptions;
import org.concordml.cli.option.PreparedJob;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.experiment.Recipe;
import org.concordml.training.TrainingJob;
import org.concordml.training.runner.EnsembleState;

/**
 * Where a training begins: at its first epoch, or where a checkpoint ends.
 *
 * @param checkpoint to go on from; empty to begin
 */
record TrainingOrigin(Optional<Checkpoint> checkpoint) {

  /**
   * @param job of the command
   * @return what its options say
   * @throws DataException if they change the recipe that the training was begun with
   */
  Recipe recipe(JobOptions job) {
    if (checkpoint.isEmpty()) {
      return job.recipe();
    }
    Recipe standard = Recipe.standard(TableRoles.target(""));
    Recipe recipe = job.over(Recipe.fromJson(checkpoint.get().job().recipe(), standard));
    checkpoint.get().job().requireRecipe(recipe.toJson());
    return recipe;
  }

  /**
   * Reads the table.
   *
   * @param job of the command
   * @param recipe of its options
   * @param engine id of the engine that trains
   * @return the job, which tells of an engine that trained before
   * @throws DataException if it is not the table that the training was begun with
   */
  PreparedJob prepare(JobOptions job, Recipe recipe, String engine) {
    PreparedJob prepared = job.prepare(recipe);
    TabularData data = prepared.experiment().data();
    checkpoint.ifPresent(from -> from.job().requireData(data.source(), data.sha256()));
    return checkpoint
        .filter(from -> !from.job().engine().equals(engine))
        .map(from -> prepared.from(elsewhere(from, engine)))
        .orElse(prepared);
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
