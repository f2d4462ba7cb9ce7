package org.concordml.examples;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordml.data.TableRoles;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Model;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.provenance.Provenance;
import org.concordml.tablesaw.TablesawSource;
import tech.tablesaw.api.Table;

/** Reads a CSV with Tablesaw, trains on the table and predicts from sixteen threads. */
public final class TrainOnTablesaw {

  private TrainOnTablesaw() {}

  /**
   * @param csv file with a header
   * @param target the column to predict
   * @return predictions for all rows, by each of sixteen threads; all are done
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public static List<Future<Predictions>> predict(String csv, String target)
      throws InterruptedException {
    Table rows = Table.read().csv(csv);
    Recipe recipe = Recipe.standard(TableRoles.target(target)).withFill(true);
    Experiment experiment =
        Experiment.of(recipe.withKinds(TablesawSource.kinds(rows)), TablesawSource.of(rows));
    TrainingBackend engine = EngineRegistry.load().findTraining("java");
    Model model = experiment.model(experiment.run(engine), Provenance.now(List.of()));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (Predictor predictor = new Predictor(model, engine)) {
      Callable<Predictions> call = () -> predictor.predict(TablesawSource.of(rows));
      return threads.invokeAll(Collections.nCopies(16, call));
    } finally {
      threads.shutdown();
    }
  }
}
