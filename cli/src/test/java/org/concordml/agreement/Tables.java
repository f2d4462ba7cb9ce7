package org.concordml.agreement;

import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.datasets.GeneratedTable;
import org.concordml.network.NetworkSpec;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
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
      Split split = new TrainTestSplit(0.25, 7, true).split(data);
      FittedScaler scaler = new StandardScaler().fit(split.training(data));
      Examples train = scaler.transform(split.training(data).labelled());
      Examples test = scaler.transform(split.test(data));
      return TrainingJob.of(NetworkSpec.standard(features()), config, train, test);
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
