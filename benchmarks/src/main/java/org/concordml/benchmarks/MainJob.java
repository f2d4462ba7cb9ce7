package org.concordml.benchmarks;

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

/** The job that is measured: the bundled data, 455 training rows, 30-32-16-1, batches of 32. */
final class MainJob {

  private MainJob() {}

  static TrainingJob of(int epochs) {
    TabularData data = BundledDataset.WDBC.read();
    Split split = new TrainTestSplit(0.2, 42, false).split(data);
    FittedScaler scaler = new MinMaxScaler().fit(split.training(data));
    Examples train = scaler.transform(split.training(data).labelled());
    Examples test = scaler.transform(split.test(data));
    return TrainingJob.of(
        NetworkSpec.standard(train.features().columns()),
        FitConfig.standard().epochs(epochs).build(),
        train,
        test);
  }
}
