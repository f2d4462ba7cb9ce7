package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.provenance.Provenance;

/** A small table with numbers, words, dates and gaps, and a model of it that takes a moment. */
final class Visits {

  static final TrainingBackend JAVA = EngineRegistry.load().findTraining("java");

  /** As a file. */
  static final String CSV = csv();

  private Visits() {}

  private static String csv() {
    StringBuilder csv = new StringBuilder("id,age,days,site,born,ill\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(',');
      csv.append(i % 7 == 0 ? "" : Integer.toString(20 + i * 13 % 50)).append(',');
      csv.append(i % 5 + 0.5 * (i % 3)).append(',');
      csv.append(i % 11 == 0 ? "" : i % 2 == 0 ? "Oslo" : "\"Bern, W\"").append(',');
      csv.append(1950 + i).append("-02-").append(10 + i % 18).append(',');
      csv.append(i * 13 % 50 > 25 ? "yes" : "no").append('\n');
    }
    return csv.toString();
  }

  static Table table() {
    return CsvTableReader.read(CsvSource.of("visits.csv", CSV.getBytes(UTF_8)));
  }

  static TableRoles roles() {
    return TableRoles.target("ill").withIds(List.of("id"));
  }

  static Recipe recipe() {
    Recipe recipe = Recipe.standard(roles()).withFill(true);
    return recipe.withFit(recipe.fit().toBuilder().epochs(1).build());
  }

  static Bundle bundle() {
    Experiment experiment = Experiment.of(recipe(), table());
    return Bundle.of(experiment, experiment.run(JAVA), JAVA, Provenance.now(List.of("fuzz")));
  }

  /** What is measured of the training rows of a recipe. */
  static FittedPreprocessing preprocessing(Recipe recipe) {
    Recipe quick = recipe.withFit(recipe.fit().toBuilder().epochs(1).ensemble(1).build());
    Experiment experiment = Experiment.of(quick, table());
    return experiment.model(experiment.run(JAVA), Provenance.now(List.of())).preprocessing();
  }
}
