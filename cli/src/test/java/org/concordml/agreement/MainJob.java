package org.concordml.agreement;

import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Monitor;
import org.concordml.experiment.Recipe;
import org.concordml.experiment.Splitting;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;

/** The bundled data, split and scaled as in the main job; watched on the test rows. */
final class MainJob {

  private MainJob() {}

  static TrainingJob with(FitConfig config) {
    BundledDataset dataset = BundledDataset.WDBC;
    Recipe recipe =
        Recipe.standard(dataset.roles())
            .withSplit(Splitting.STANDARD.withMonitor(new Monitor.TestRows()))
            .withFit(config);
    return Experiment.of(recipe, dataset.read()).training();
  }
}
