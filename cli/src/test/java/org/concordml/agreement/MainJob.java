package org.concordml.agreement;

import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.datasets.BundledDataset;
import org.concordml.network.NetworkSpec;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/** The bundled data, split and scaled as in the main job. */
final class MainJob {

  private MainJob() {}

  static TrainingJob with(FitConfig config) {
    TabularData data = BundledDataset.WDBC.read();
    Split split = new TrainTestSplit(0.2, 42, false).split(data);
    FittedScaler scaler = new MinMaxScaler().fit(split.training(data));
    Examples train = scaler.transform(split.training(data).labelled());
    Examples test = scaler.transform(split.test(data));
    return TrainingJob.of(NetworkSpec.standard(train.features().columns()), config, train, test);
  }
}
