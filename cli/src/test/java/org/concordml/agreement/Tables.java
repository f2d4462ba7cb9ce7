package org.concordml.agreement;

import org.concordml.data.Task;
import org.concordml.datasets.GeneratedTable;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Monitor;
import org.concordml.experiment.Recipe;
import org.concordml.experiment.Splitting;
import org.concordml.network.NetworkSpec;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/** Tables of different kind and outcome, split and scaled, to train on. */
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
      return generated(new GeneratedTable(700, features(), 5), config);
    }
  },
  /** The same of three classes. */
  THREE_CLASSES(12) {
    @Override
    TrainingJob job(FitConfig config) {
      return generated(new GeneratedTable(700, features(), 3, 5), config);
    }
  },
  /** The same with a number, of mean 100 and standard deviation 17, which is standardised. */
  NUMBERS(12) {
    @Override
    TrainingJob job(FitConfig config) {
      return generated(new GeneratedTable(700, features(), 0, 5), config);
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
   * @param network for as many inputs as the table has features; its head is that of the outcome
   * @param config how to train
   * @return the job with that network
   */
  TrainingJob job(NetworkSpec network, FitConfig config) {
    TrainingJob standard = job(config);
    return TrainingJob.of(
        network.withHead(standard.network().head()),
        config,
        standard.train(),
        standard.validation());
  }

  private static TrainingJob generated(GeneratedTable table, FitConfig config) {
    Recipe recipe =
        Recipe.standard(table.roles())
            .withScaler(new StandardScaler())
            .withSplit(new Splitting(0.25, table.task() != Task.REGRESSION, new Monitor.TestRows()))
            .withFit(config.toBuilder().seed(7).build());
    TrainingJob made = Experiment.of(recipe, table.toTabularData()).training();
    FitConfig ofTask = config.toBuilder().loss(made.config().loss()).build();
    return TrainingJob.of(made.network(), ofTask, made.train(), made.validation());
  }
}
