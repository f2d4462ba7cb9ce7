package org.concordml.engine;

import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;

/** Does nothing and knows nothing; a test overrides the call that it is about. */
public class IdleSession implements TrainingSession {

  @Override
  public double[] outputs(FeatureMatrix rows) {
    return new double[rows.rows()];
  }

  @Override
  public void bind(Examples rows, double[] rowWeights) {}

  @Override
  public void beginEpoch(int[] order) {}

  @Override
  public void step(TrainingStep step) {}

  @Override
  public EpochOutput endEpoch() {
    return new EpochOutput(new double[0], new double[0]);
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
    return rows;
  }

  @Override
  public Weights weights() {
    return null;
  }

  @Override
  public void restore(Weights weights) {}

  @Override
  public OptimizerState optimizerState() {
    return null;
  }

  @Override
  public void restore(OptimizerState state) {}

  @Override
  public void close() {}
}
