package org.concordml.benchmarks;

import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/** The job that is measured: the bundled data, 455 training rows, 30-32-16-1, batches of 32. */
final class MainJob {

  private MainJob() {}

  static TrainingJob of(int epochs) {
    BundledDataset dataset = BundledDataset.WDBC;
    Recipe recipe =
        Recipe.standard(dataset.roles()).withFit(FitConfig.standard().epochs(epochs).build());
    return Experiment.of(recipe, dataset.read()).training();
  }
}
