package org.concordml.training.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.concordml.training.LogisticBackend;
import org.concordml.training.TrainingJob;

/** {@link LogisticBackend} that trains several networks at the same time; some may diverge. */
final class SeveralAtOnce implements TrainingBackend {

  private record Divergence(Weights initial, int epoch) {}

  private final LogisticBackend logistic = new LogisticBackend();
  private final List<Divergence> divergences = new ArrayList<>();
  private final int atOnce;
  private int open;
  private int most;
  private int trained;

  SeveralAtOnce(int atOnce) {
    this.atOnce = atOnce;
  }

  /** From that epoch on its outputs for rows are NaN. */
  void diverges(TrainingJob job, int epoch) {
    divergences.add(new Divergence(job.initial(), epoch));
  }

  /** Sessions that are open. */
  synchronized int open() {
    return open;
  }

  /** The most that were. */
  synchronized int most() {
    return most;
  }

  /** All that were. */
  synchronized int trained() {
    return trained;
  }

  private synchronized void opened() {
    open++;
    trained++;
    most = Math.max(most, open);
  }

  private synchronized void closed() {
    open--;
  }

  @Override
  public int trainingsAtOnce(DeviceChoice device) {
    return atOnce;
  }

  @Override
  public String id() {
    return logistic.id();
  }

  @Override
  public EngineAvailability availability() {
    return logistic.availability();
  }

  @Override
  public TrainingSession train(TrainingSpec spec, DeviceChoice device) {
    opened();
    double[] initial = spec.initial().toArray();
    int diverges =
        divergences.stream()
            .filter(of -> Arrays.equals(of.initial().toArray(), initial))
            .mapToInt(Divergence::epoch)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    return new Session(logistic.train(spec, device), diverges);
  }

  private final class Session implements TrainingSession {

    private final TrainingSession session;
    private final int diverges;
    private int epoch;

    Session(TrainingSession session, int diverges) {
      this.session = session;
      this.diverges = diverges;
    }

    @Override
    public void bind(Examples rows, double[] rowWeights) {
      session.bind(rows, rowWeights);
    }

    @Override
    public void beginEpoch(int[] order) {
      epoch++;
      session.beginEpoch(order);
    }

    @Override
    public void step(TrainingStep step) {
      session.step(step);
    }

    @Override
    public EpochOutput endEpoch() {
      return session.endEpoch();
    }

    @Override
    public double[] outputs(FeatureMatrix rows) {
      double[] outputs = session.outputs(rows);
      if (epoch >= diverges) {
        Arrays.fill(outputs, Double.NaN);
      }
      return outputs;
    }

    @Override
    public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
      return session.inputGradients(rows, output);
    }

    @Override
    public Weights weights() {
      return session.weights();
    }

    @Override
    public void restore(Weights weights) {
      session.restore(weights);
    }

    @Override
    public OptimizerState optimizerState() {
      return session.optimizerState();
    }

    @Override
    public void restore(OptimizerState state) {
      session.restore(state);
    }

    @Override
    public void close() {
      session.close();
      closed();
    }
  }
}
