package org.concordml.agreement;

import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.datasets.GeneratedTable;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Monitor;
import org.concordml.experiment.Recipe;
import org.concordml.experiment.Splitting;
import org.concordml.network.NetworkSpec;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/** Two tables of different kind, split and scaled, to train on. */
enum Tables {
  /** The bundled one: 569 rows, 30 features, min-max scaled. */
  WDBC(30) {
    @Override
    TrainingJob job(FitConfig config) {
      return MainJob.with(config);
    }
  },
  /** A generated one: 700 rows, 12 features, standard scaled, so that features are negative too. */
  GENERATED(12) {
    @Override
    TrainingJob job(FitConfig config) {
      TabularData data = new GeneratedTable(700, features(), 5).toTabularData();
      Recipe recipe =
          Recipe.standard(TableRoles.target(data.schema().target()))
              .withScaler(new StandardScaler())
              .withSplit(new Splitting(0.25, true, new Monitor.TestRows()))
              .withFit(config.toBuilder().seed(7).build());
      TrainingJob made = Experiment.of(recipe, data).training();
      return TrainingJob.of(made.network(), config, made.train(), made.validation());
    }
  };

  private final int features;

  Tables(int features) {
    this.features = features;
  }

  int features() {
    return features;
  }

  /**
   * @param config how to train
   * @return the job with the standard network
   */
  abstract TrainingJob job(FitConfig config);

  /**
   * @param network for as many inputs as the table has features
   * @param config how to train
   * @return the job with that network
   */
  TrainingJob job(NetworkSpec network, FitConfig config) {
    TrainingJob standard = job(config);
    return TrainingJob.of(network, config, standard.train(), standard.validation());
  }
}
