package com.example;

import java.nio.file.Path;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Predictor;
import org.concordml.provenance.Provenance;

/** Trains on a CSV, keeps the model, loads it again and predicts the rows. */
public final class Embedding {

  /**
   * @param args the CSV, its column to predict, and where the model is kept
   */
  public static void main(String[] args) {
    Path kept = Path.of(args[2]);
    Table rows = CsvTableReader.read(CsvSource.file(Path.of(args[0])));
    Recipe recipe = Recipe.standard(TableRoles.target(args[1])).withFill(true);
    TrainingBackend engine = EngineRegistry.load().findTraining("java");
    Experiment experiment = Experiment.of(recipe, rows);
    BundleWriter.write(
        Bundle.of(experiment, experiment.run(engine), engine, Provenance.now(List.of())), kept);

    try (Predictor predictor =
        BundleReader.read(kept).predictor(engine, DeviceRequest.AUTO)) {
      System.out.println(predictor.predict(rows).label(0));
    }
  }
}
