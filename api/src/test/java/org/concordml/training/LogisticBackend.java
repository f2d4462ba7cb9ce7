package org.concordml.training;

import java.util.Map;
import java.util.Optional;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.OptimizerState;
import org.concordml.learning.OutputBatch;
import org.concordml.network.Head;
import org.concordml.network.Weights;

/**
 * The smallest real engine: logistic regression by plain gradient descent, in float64. It can do
 * nothing else, and says so.
 */
public final class LogisticBackend implements TrainingBackend {

  public static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");

  int sessionsOpen;

  private synchronized void opened(int by) {
    sessionsOpen += by;
  }

  @Override
  public String id() {
    return "logistic";
  }

  @Override
  public EngineAvailability availability() {
    throw new UnsupportedJobException("the training loop does not ask");
  }

  @Override
  public Optional<String> refusal(TrainingSpec spec) {
    return spec.loss().equals(BinaryLoss.CrossEntropy.STANDARD)
        ? Optional.empty()
        : Optional.of("the loss " + spec.loss().key());
  }

  @Override
  public TrainingSession train(TrainingSpec config, DeviceChoice device) {
    opened(1);
    return new Session(config);
  }

  private final class Session implements TrainingSession {

    private final TrainingSpec config;
    private final double[] w;
    private Examples bound;
    private double[] boundWeights;
    private Examples epoch;
    private double[] epochWeights;
    private double[] logits;
    private long steps;

    Session(TrainingSpec config) {
      this.config = config;
      w = config.initial().toArray();
    }

    @Override
    public void bind(Examples rows, double[] rowWeights) {
      bound = rows;
      boundWeights = rowWeights;
    }

    @Override
    public void beginEpoch(int[] order) {
      epoch = bound.select(order);
      logits = new double[order.length];
      epochWeights = boundWeights == null ? null : new double[order.length];
      for (int i = 0; boundWeights != null && i < order.length; i++) {
        epochWeights[i] = boundWeights[order[i]];
      }
    }

    @Override
    public void step(TrainingStep step) {
      steps++;
      for (int row = step.from(); row < step.to(); row++) {
        logits[row] = logit(epoch.features(), row);
      }
      OutputBatch batch =
          new OutputBatch(
              logits, 1, Targets.binary(epoch.labels()), epochWeights, step.from(), step.to());
      double[] slopes = new double[batch.rows()];
      config.loss().gradient(batch, slopes);
      for (int i = 0; i < slopes.length; i++) {
        for (int column = 0; column < w.length - 1; column++) {
          w[column] -=
              step.learningRate() * slopes[i] * epoch.features().get(step.from() + i, column);
        }
        w[w.length - 1] -= step.learningRate() * slopes[i];
      }
    }

    private double logit(FeatureMatrix rows, int row) {
      double z = w[w.length - 1];
      for (int column = 0; column < w.length - 1; column++) {
        z += w[column] * rows.get(row, column);
      }
      return z;
    }

    @Override
    public EpochOutput endEpoch() {
      return new EpochOutput(logits, new double[0]);
    }

    @Override
    public double[] outputs(FeatureMatrix rows) {
      double[] z = new double[rows.rows()];
      for (int row = 0; row < z.length; row++) {
        z[row] = logit(rows, row);
      }
      return z;
    }

    @Override
    public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
      throw new UnsupportedJobException("the training loop does not ask");
    }

    @Override
    public Weights weights() {
      return new Weights(config.network().layout(), w);
    }

    @Override
    public void restore(Weights weights) {
      System.arraycopy(weights.toArray(), 0, w, 0, w.length);
    }

    @Override
    public OptimizerState optimizerState() {
      return new OptimizerState(steps, Map.of());
    }

    @Override
    public void restore(OptimizerState state) {
      steps = state.steps(); // gradient descent remembers nothing else
    }

    @Override
    public void close() {
      opened(-1);
    }
  }

  /** The probability that {@link Head#sigmoid} makes of a row, for tests to compute with. */
  static double probability(Weights weights, FeatureMatrix rows, int row) {
    double z = weights.get(rows.columns());
    for (int column = 0; column < rows.columns(); column++) {
      z += weights.get(column) * rows.get(row, column);
    }
    return Head.sigmoid(z);
  }
}
