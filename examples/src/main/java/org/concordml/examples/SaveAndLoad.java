package org.concordml.examples;

import java.nio.file.Path;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.Table;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.provenance.Provenance;

/** Trains, keeps the model, loads it again and predicts with it. */
public final class SaveAndLoad {

  private SaveAndLoad() {}

  /**
   * @param recipe of the job
   * @param rows to train on and to predict
   * @param path where the model is kept; a folder, or a zip archive by its name
   * @return what the model that was loaded predicts
   */
  public static Predictions predict(Recipe recipe, Table rows, Path path) {
    TrainingBackend engine = EngineRegistry.load().findTraining("java");
    Experiment experiment = Experiment.of(recipe, rows);
    Bundle trained =
        Bundle.of(experiment, experiment.run(engine), engine, Provenance.now(List.of()));
    BundleWriter.write(trained, path);

    Bundle loaded = BundleReader.read(path);
    try (Predictor predictor = loaded.predictor(engine, DeviceRequest.AUTO)) {
      return predictor.predict(rows);
    }
  }
}
