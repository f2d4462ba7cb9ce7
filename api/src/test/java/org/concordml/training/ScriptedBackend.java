package org.concordml.training;

import java.util.Arrays;
import java.util.Map;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;

/**
 * An engine that learns nothing: after its n-th epoch the bias is n, and the rows get the n-th line
 * of logits of a script. What the loop makes of scores can be seen without finding data for them.
 */
final class ScriptedBackend implements TrainingBackend {

  private final double[][] logits;
  private int interruptAfter = -1;
  int stepsTaken;
  int sessionsOpen;

  /** One line an epoch, the outputs of each row. */
  ScriptedBackend(double[]... logits) {
    this.logits = logits;
  }

  /** Interrupts the thread while it takes a step, counted from 1 over all epochs. */
  void interruptAtStep(int step) {
    interruptAfter = step;
  }

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public EngineAvailability availability() {
    throw new UnsupportedJobException("the training loop does not ask");
  }

  @Override
  public TrainingSession train(TrainingSpec config, DeviceChoice device) {
    sessionsOpen++;
    return new Session(config);
  }

  private final class Session implements TrainingSession {

    private final TrainingSpec config;
    private int rows;
    private int epoch;

    Session(TrainingSpec config) {
      this.config = config;
    }

    @Override
    public void bind(Examples training, double[] rowWeights) {
      rows = training.rows();
    }

    @Override
    public void beginEpoch(int[] order) {
      rows = order.length;
    }

    @Override
    public void step(TrainingStep step) {
      stepsTaken++;
      if (stepsTaken == interruptAfter) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public EpochOutput endEpoch() {
      epoch++;
      return new EpochOutput(new double[rows * config.network().outputs()], new double[0]);
    }

    @Override
    public double[] outputs(FeatureMatrix scored) {
      return epoch == 0
          ? new double[scored.rows() * config.network().outputs()]
          : logits[epoch - 1].clone();
    }

    @Override
    public FeatureMatrix inputGradients(FeatureMatrix scored, int output) {
      throw new UnsupportedJobException("the training loop does not ask");
    }

    @Override
    public Weights weights() {
      double[] values = new double[config.network().layout().size()];
      Arrays.fill(values, epoch);
      return new Weights(config.network().layout(), values);
    }

    @Override
    public void restore(Weights weights) {
      epoch = (int) weights.get(0);
    }

    @Override
    public OptimizerState optimizerState() {
      return new OptimizerState(0, Map.of());
    }

    @Override
    public void restore(OptimizerState state) {
      // remembers nothing
    }

    @Override
    public void close() {
      sessionsOpen--;
    }
  }
}
