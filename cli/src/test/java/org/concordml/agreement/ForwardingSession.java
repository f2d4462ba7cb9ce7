package org.concordml.agreement;

import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;

/** Hands every call on; a fault overrides one of them. */
class ForwardingSession implements TrainingSession {

  final TrainingSession inner;

  ForwardingSession(TrainingSession inner) {
    this.inner = inner;
  }

  @Override
  public void bind(Examples rows, double[] rowWeights) {
    inner.bind(rows, rowWeights);
  }

  @Override
  public void beginEpoch(int[] order) {
    inner.beginEpoch(order);
  }

  @Override
  public void step(TrainingStep step) {
    inner.step(step);
  }

  @Override
  public EpochOutput endEpoch() {
    return inner.endEpoch();
  }

  @Override
  public double[] outputs(FeatureMatrix rows) {
    return inner.outputs(rows);
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
    return inner.inputGradients(rows, output);
  }

  @Override
  public Weights weights() {
    return inner.weights();
  }

  @Override
  public void restore(Weights weights) {
    inner.restore(weights);
  }

  @Override
  public OptimizerState optimizerState() {
    return inner.optimizerState();
  }

  @Override
  public void restore(OptimizerState state) {
    inner.restore(state);
  }

  @Override
  public void close() {
    inner.close();
  }
}
