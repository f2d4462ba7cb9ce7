package org.concordml.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;
import java.util.OptionalInt;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A network on a DJL engine.
 *
 * <p>Memory: {@link #manager} owns what lives as long as the session (parameters, optimizer state,
 * the table); a manager of the epoch owns the table in the epoch's order; a manager of the step
 * owns everything else. A step waits for the device only when it fetches the outputs of a few
 * hundred before it.
 */
final class DjlSession implements TrainingSession {

  private final NDManager manager;
  private final DeviceNetwork network;
  private final @Nullable NDArray kernelPenalty;
  private final DeviceUpdate update;
  private final DeviceScoring scoring;
  private final SessionThreads threads;

  private @Nullable TabularDataset rows;
  private @Nullable NDArray rowWeights;
  private @Nullable DeviceEpoch epoch;
  private boolean closed;

  DjlSession(
      Engine engine,
      Device device,
      TrainingSpec config,
      SessionThreads threads,
      ArithmeticSource source) {
    this.threads = threads;
    threads.forOpening();
    NetworkSpec definition = config.network();
    int size = definition.layout().size();
    manager = engine.newBaseManager(device);
    DeviceArithmetic arithmetic = source.of(config, manager);
    network = new DeviceNetwork(manager, arithmetic, definition, config.initial());
    kernelPenalty =
        definition.l2() > 0
            ? manager.create(network.layout().atKernels(definition.l2()), new Shape(size))
            : null;
    update =
        new DeviceUpdate(
            manager,
            arithmetic,
            config.optimizer(),
            config.clipping(),
            network.layout(),
            size,
            config.frozenParameters());
    scoring = new DeviceScoring(manager, network, threads);
  }

  @Override
  public void bind(Examples trainingRows, double @Nullable [] weightsByRow) {
    rows = TabularDataset.builder(manager, trainingRows).build();
    rowWeights = null;
    if (weightsByRow != null) {
      float[] weights = new float[weightsByRow.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) weightsByRow[i];
      }
      rowWeights = manager.create(weights, new Shape(weights.length, 1));
    }
  }

  @Override
  public void beginEpoch(int[] order) {
    closeEpoch();
    epoch =
        new DeviceEpoch(
            manager.newSubManager(),
            network,
            update,
            kernelPenalty,
            Objects.requireNonNull(rows, "bind comes first"),
            rowWeights,
            order);
  }

  @Override
  public void step(TrainingStep step) {
    threads.forRows(step.to() - step.from());
    open().step(step);
  }

  @Override
  public EpochOutput endEpoch() {
    EpochOutput output = open().finish();
    closeEpoch();
    return output;
  }

  /** {@link org.concordml.engine.CheckedSession} sees to the order of calls. */
  private DeviceEpoch open() {
    return Objects.requireNonNull(epoch, "beginEpoch comes first");
  }

  private void closeEpoch() {
    if (epoch != null) {
      epoch.close();
      epoch = null;
    }
  }

  @Override
  public double[] outputs(FeatureMatrix matrix) {
    return scoring.outputs(matrix);
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix matrix, int output) {
    return scoring.inputGradients(matrix, output);
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public void restore(Weights weights) {
    network.restore(weights);
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
    return threads.used();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      closeEpoch();
      manager.close();
    }
  }

  /** Where a session has its arithmetic from. */
  @FunctionalInterface
  interface ArithmeticSource {

    /**
     * @param config of the session
     * @param owner lives as long as the session
     * @return its arithmetic
     */
    DeviceArithmetic of(TrainingSpec config, NDManager owner);
  }
}
