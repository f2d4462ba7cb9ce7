package org.concordml.benchmark.runner;

import java.util.List;
import java.util.function.Consumer;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;

/**
 * An engine that computes nothing and tells what it is asked to do.
 *
 * @param id of it
 * @param told of {@code open}, {@code epoch}, {@code score} and {@code close}, with the id before;
 *     what it throws the engine throws
 */
record ScriptedBackend(String id, Consumer<String> told) implements TrainingBackend {

  @Override
  public EngineAvailability availability() {
    return new EngineAvailability.Available("1", List.of("cpu"), "", "none", "", 0);
  }

  @Override
  public TrainingSession train(TrainingSpec config, DeviceChoice device) {
    told.accept(id + " open");
    return new Session();
  }

  private final class Session implements TrainingSession {

    private int rows;

    @Override
    public void bind(Examples bound, double[] rowWeights) {
      rows = bound.rows();
    }

    @Override
    public void beginEpoch(int[] order) {
      told.accept(id + " epoch");
    }

    @Override
    public void step(TrainingStep step) {
      // Computes nothing.
    }

    @Override
    public EpochOutput endEpoch() {
      return new EpochOutput(new double[rows], new double[0]);
    }

    @Override
    public double[] outputs(FeatureMatrix scored) {
      told.accept(id + " score " + scored.rows());
      return new double[scored.rows()];
    }

    @Override
    public FeatureMatrix inputGradients(FeatureMatrix matrix, int output) {
      throw new AssertionError("a benchmark asks for no gradients");
    }

    @Override
    public Weights weights() {
      throw new AssertionError("a benchmark asks for no weights");
    }

    @Override
    public void restore(Weights weights) {
      throw new AssertionError("a benchmark restores nothing");
    }

    @Override
    public OptimizerState optimizerState() {
      throw new AssertionError("a benchmark asks for no state");
    }

    @Override
    public void restore(OptimizerState state) {
      throw new AssertionError("a benchmark restores nothing");
    }

    @Override
    public void close() {
      told.accept(id + " close");
    }
  }
}
