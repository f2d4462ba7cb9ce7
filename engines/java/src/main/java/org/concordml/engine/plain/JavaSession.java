package org.concordml.engine.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/** A network in float64 arrays. A step of a session that has seen its like allocates nothing. */
final class JavaSession implements TrainingSession {

  private final NetworkSpec network;
  private final double[] w;
  private final ParameterUpdate update;
  private final List<ParameterTensor> kernels;
  private final LossSlopes loss;
  private final ShardedBatch shards;

  // Made once: a lambda that captures would be made anew each step. They read the fields below,
  // which a thread of the pool sees because taking a part of a task comes after their writing.
  private final IntConsumer trainingTask = this::train;
  private final IntConsumer forwardTask = this::forwardOnly;
  private @Nullable TrainingStep step;
  private int shardsInUse;

  private @Nullable EpochRows epoch;
  private double[] penalties = new double[0];
  private int steps;

  JavaSession(TrainingSpec config, ThreadCount threads) {
    network = config.network();
    w = config.initial().toArray();
    update =
        new ParameterUpdate(
            config.optimizer(), config.clipping(), w.length, config.frozenParameters());
    kernels = network.layout().tensors().stream().filter(ParameterTensor::kernel).toList();
    loss = new LossSlopes(config.loss());
    shards = new ShardedBatch(network, threads);
  }

  @Override
  public void bind(Examples rows, double @Nullable [] rowWeights) {
    epoch = new EpochRows(rows, rowWeights == null ? null : rowWeights.clone(), network.outputs());
  }

  @Override
  public void beginEpoch(int[] order) {
    epoch().begin(order);
    steps = 0;
    penalties = new double[0];
  }

  @Override
  public void step(TrainingStep newStep) {
    step = newStep;
    takeStep(newStep, epoch());
  }

  private void takeStep(TrainingStep step, EpochRows epoch) {
    int rows = step.to() - step.from();
    shardsInUse = shards.prepare(rows, true);
    if (loss.needsWholeBatch() && GradientShard.blocks(rows) > 1) {
      shards.run(forwardTask, shardsInUse, rows);
      loss.sum(epoch, step.from(), step.to());
    }
    shards.run(trainingTask, shardsInUse, rows);
    double[] g = shards.gradient(shardsInUse);
    if (network.l2() > 0) {
      addPenalty(g);
    }
    update.apply(w, g, step.learningRate(), step.number());
    steps++;
  }

  /** A shard's share of a step. */
  private void train(int number) {
    TrainingStep step = currentStep();
    EpochRows epoch = epoch();
    GradientShard shard = shards.get(number);
    int blocks = GradientShard.blocks(step.to() - step.from());
    Arrays.fill(shard.gradient(), 0);
    for (int block = number; block < blocks; block += shardsInUse) {
      shard.forward(w, epoch, step, block);
      if (blocks == 1 && loss.needsWholeBatch()) {
        loss.sum(epoch, step.from(), step.to());
      }
      shard.backward(w, epoch, step, block, loss);
    }
  }

  /** A shard's share of the outputs of a step, for a loss that must see all before any slope. */
  private void forwardOnly(int number) {
    TrainingStep step = currentStep();
    EpochRows epoch = epoch();
    int blocks = GradientShard.blocks(step.to() - step.from());
    for (int block = number; block < blocks; block += shardsInUse) {
      shards.get(number).forward(w, epoch, step, block);
    }
  }

  private TrainingStep currentStep() {
    return Objects.requireNonNull(step, "a task belongs to a step");
  }

  private EpochRows epoch() {
    return Objects.requireNonNull(epoch, "bind the training rows before the first epoch");
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
        epoch().outputs().clone(),
        network.l2() > 0 ? Arrays.copyOf(penalties, steps) : new double[0]);
  }

  @Override
  public double[] outputs(FeatureMatrix matrix) {
    double[] result = new double[Math.multiplyExact(matrix.rows(), network.outputs())];
    forEachBlock(matrix, (shard, block) -> shard.score(w, matrix, block, result));
    return result;
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix matrix, int output) {
    double[] result = new double[Math.multiplyExact(matrix.rows(), network.inputs())];
    forEachBlock(matrix, (shard, block) -> shard.inputSlopes(w, matrix, output, block, result));
    return FeatureMatrix.adopt(result, network.inputs());
  }

  private void forEachBlock(FeatureMatrix matrix, BlockAction action) {
    int blocks = GradientShard.blocks(matrix.rows());
    int used = shards.prepare(matrix.rows(), false);
    shards.run(
        number -> {
          for (int block = number; block < blocks; block += used) {
            action.on(shards.get(number), block);
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
    return shards.threadsUsed();
  }

  /** Ends the session's threads; the arrays go with the session. */
  @Override
  public void close() {
    shards.close();
  }

  private interface BlockAction {
    void on(GradientShard shard, int block);
  }
}
