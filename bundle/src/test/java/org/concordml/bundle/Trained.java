package org.concordml.bundle;

import java.util.Arrays;
import java.util.List;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.provenance.Provenance;

/** Models of a small table with a category and gaps, trained for a moment: one of each head. */
enum Trained {
  BINARY("ill", 1),
  MULTICLASS("ward", 1),
  REGRESSION("days", 1),
  ENSEMBLE("ill", 3);

  static final TrainingBackend JAVA = EngineRegistry.load().findTraining("java");

  private final String target;
  private final int networks;

  Trained(String target, int networks) {
    this.target = target;
    this.networks = networks;
  }

  static Table visits() {
    int rows = 60;
    double[] age = new double[rows];
    double[] days = new double[rows];
    String[] site = new String[rows];
    String[] ill = new String[rows];
    String[] ward = new String[rows];
    for (int i = 0; i < rows; i++) {
      age[i] = i % 7 == 0 ? Double.NaN : 20 + i * 13 % 50;
      days[i] = i % 5 + 0.5 * (i % 3);
      site[i] = i % 11 == 0 ? null : i % 2 == 0 ? "Oslo" : "Bern";
      ill[i] = age[i] > 45 ? "yes" : "no";
      ward[i] = "ABC".substring(i % 3, i % 3 + 1);
    }
    return Table.of(
        "visits",
        List.of(
            NumberColumn.of("age", age),
            NumberColumn.of("days", days),
            TextColumn.of("site", Arrays.asList(site)),
            TextColumn.of("ill", Arrays.asList(ill)),
            TextColumn.of("ward", Arrays.asList(ward))));
  }

  Recipe recipe() {
    Recipe recipe = Recipe.standard(TableRoles.target(target)).withFill(true);
    return recipe.withFit(recipe.fit().toBuilder().epochs(2).ensemble(networks).build());
  }

  Experiment experiment() {
    return Experiment.of(recipe(), visits());
  }

  /** Trained now. */
  Bundle bundle() {
    Experiment experiment = experiment();
    return Bundle.of(experiment, experiment.run(JAVA), JAVA, Provenance.now(List.of("test")));
  }
}
