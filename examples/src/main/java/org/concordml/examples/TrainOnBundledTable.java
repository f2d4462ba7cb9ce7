package org.concordml.examples;

import org.concordml.datasets.BundledDataset;
import org.concordml.engine.EngineRegistry;
import org.concordml.experiment.Experiment;
import org.concordml.training.runner.EngineRun;

/** Trains on a table with text, gaps and three classes, and reads the accuracy of the test rows. */
public final class TrainOnBundledTable {

  private TrainOnBundledTable() {}

  /**
   * @return share of the test rows that get their class
   */
  public static double accuracy() {
    BundledDataset penguins = BundledDataset.PENGUINS;
    Experiment experiment = Experiment.of(penguins.recipe().withFill(true), penguins.table());
    EngineRun run = experiment.run(EngineRegistry.load().findTraining("java"));
    return run.evaluation().headline();
  }
}
