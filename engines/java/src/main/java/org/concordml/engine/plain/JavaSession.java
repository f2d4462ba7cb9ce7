package org.concordml.engine.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;
import org.concordml.engine.EngineSession;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.SessionConfig;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;

/** A network in float64 arrays. A step of a session that has seen its like allocates nothing. */
final class JavaSession implements EngineSession {

  private final NetworkSpec network;
  private final double[] w;
  private final ParameterUpdate update;
  private final List<ParameterTensor> kernels;
  private final LossSlopes loss;
  private final Lanes lanes;

  // Made once: a lambda that captures would be made anew each step. They read the fields below,
  // which a thread of the pool sees because taking a part of a task comes after their writing.
  private final IntConsumer trainingTask = this::train;
  private final IntConsumer forwardTask = this::forwardOnly;
  private TrainingStep step;
  private int lanesInUse;

  private EpochRows epoch;
  private double[] penalties;
  private int steps;

  JavaSession(SessionConfig config, ThreadCount threads) {
    network = config.network();
    w = config.initial().toArray();
    update = new ParameterUpdate(config.optimizer(), config.clipping(), w.length);
    kernels = network.layout().tensors().stream().filter(ParameterTensor::kernel).toList();
    loss = new LossSlopes(config.loss());
    lanes = new Lanes(network, threads);
  }

  @Override
  public void bind(LabelledRows rows, double[] rowWeights) {
    epoch = new EpochRows(rows, rowWeights == null ? null : rowWeights.clone());
  }

  @Override
  public void beginEpoch(int[] order) {
    Objects.requireNonNull(epoch, "bind the training rows before the first epoch").begin(order);
    steps = 0;
    penalties = new double[0];
  }

  @Override
  public void step(TrainingStep newStep) {
    step = newStep;
    int rows = step.to() - step.from();
    lanesInUse = lanes.prepare(rows, true);
    if (loss.needsWholeBatch() && Lane.blocks(rows) > 1) {
      lanes.run(forwardTask, lanesInUse, rows);
      loss.sum(epoch, step.from(), step.to());
    }
    lanes.run(trainingTask, lanesInUse, rows);
    double[] g = lanes.gradient(lanesInUse);
    if (network.l2() > 0) {
      addPenalty(g);
    }
    update.apply(w, g, step.learningRate(), step.number());
    steps++;
  }

  /** A lane's share of a step. */
  private void train(int number) {
    Lane lane = lanes.get(number);
    int blocks = Lane.blocks(step.to() - step.from());
    Arrays.fill(lane.gradient(), 0);
    for (int block = number; block < blocks; block += lanesInUse) {
      lane.forward(w, epoch, step, block);
      if (blocks == 1 && loss.needsWholeBatch()) {
        loss.sum(epoch, step.from(), step.to());
      }
      lane.backward(w, epoch, step, block, loss);
    }
  }

  /** A lane's share of the logits of a step, for a loss that must see all before any slope. */
  private void forwardOnly(int number) {
    int blocks = Lane.blocks(step.to() - step.from());
    for (int block = number; block < blocks; block += lanesInUse) {
      lanes.get(number).forward(w, epoch, step, block);
    }
  }

  private void addPenalty(double[] g) {
    double square = 0;
    for (int layer = 0; layer < network.depth(); layer++) {
      ParameterTensor kernel = kernels.get(layer);
      for (int i = kernel.offset(); i < kernel.offset() + kernel.size(); i++) {
        square += w[i] * w[i];
        g[i] += 2 * network.l2() * w[i];
      }
    }
    if (penalties.length <= steps) {
      penalties = Arrays.copyOf(penalties, Math.max(16, 2 * penalties.length));
    }
    penalties[steps] = network.l2() * square;
  }

  @Override
  public EpochOutput endEpoch() {
    return new EpochOutput(
        epoch.logits().clone(), network.l2() > 0 ? Arrays.copyOf(penalties, steps) : new double[0]);
  }

  @Override
  public double[] logits(FeatureMatrix matrix) {
    double[] result = new double[matrix.rows()];
    forEachBlock(matrix, (lane, block) -> lane.score(w, matrix, block, result));
    return result;
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix matrix) {
    double[] result = new double[Math.multiplyExact(matrix.rows(), network.inputs())];
    forEachBlock(matrix, (lane, block) -> lane.inputSlopes(w, matrix, block, result));
    return FeatureMatrix.adopt(result, network.inputs());
  }

  private void forEachBlock(FeatureMatrix matrix, BlockAction action) {
    int blocks = Lane.blocks(matrix.rows());
    int used = lanes.prepare(matrix.rows(), false);
    lanes.run(
        number -> {
          for (int block = number; block < blocks; block += used) {
            action.on(lanes.get(number), block);
          }
        },
        used,
        matrix.rows());
  }

  @Override
  public Weights weights() {
    return new Weights(network.layout(), w);
  }

  @Override
  public void restore(Weights other) {
    System.arraycopy(other.toArray(), 0, w, 0, w.length);
  }

  @Override
  public OptimizerState optimizerState() {
    return update.state();
  }

  @Override
  public void restore(OptimizerState state) {
    update.restore(state);
  }

  @Override
  public OptionalInt threadsUsed() {
    return lanes.threadsUsed();
  }

  /** Ends the session's threads; the arrays go with the session. */
  @Override
  public void close() {
    lanes.close();
  }

  private interface BlockAction {
    void on(Lane lane, int block);
  }
}
