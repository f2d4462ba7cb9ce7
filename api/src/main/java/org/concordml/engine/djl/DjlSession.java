package org.concordml.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;
import org.concordml.engine.EngineSession;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.SessionConfig;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/**
 * A network on a DJL engine.
 *
 * <p>Memory: {@link #manager} owns what lives as long as the session (parameters, optimizer state,
 * the table); a manager of the epoch owns the table in the epoch's order; a manager of the step
 * owns everything else. Nothing waits for the device inside a step.
 */
final class DjlSession implements EngineSession {

  /** Rows scored at a time: bounds what a score of many rows holds on the device. */
  private static final int SCORING_CHUNK = 16_384;

  /**
   * Steps after which pending logits are fetched: bounds the small arrays alive in a long epoch.
   */
  private static final int FETCH_EVERY = 512;

  private final Engine engine;
  private final NDManager manager;
  private final NetworkSpec network;
  private final SessionConfig config;
  private final DenseNetworkBlock block;
  private final EngineLayout layout;
  private final NDArray parameters;
  private final NDArray kernelPenalty;
  private final DeviceUpdate update;

  private TabularDataset rows;
  private NDArray rowWeights;
  private FeatureMatrix scored;
  private NDArray scoredOnDevice;
  private Epoch epoch;
  private boolean closed;

  DjlSession(Engine engine, Device device, SessionConfig config) {
    this.engine = engine;
    this.config = config;
    network = config.network();
    block = new DenseNetworkBlock(network);
    layout = new EngineLayout(network.layout());
    manager = engine.newBaseManager(device);
    int size = network.layout().size();
    parameters = manager.create(layout.toDevice(config.initial().toArray()), new Shape(size));
    parameters.setRequiresGradient(true);
    kernelPenalty =
        network.l2() > 0 ? manager.create(layout.atKernels(network.l2()), new Shape(size)) : null;
    update = new DeviceUpdate(manager, config.optimizer(), config.clipping(), layout, size);
  }

  @Override
  public void bind(LabelledRows trainingRows, double[] weightsByRow) {
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
    Objects.requireNonNull(rows, "bind the training rows before the first epoch");
    closeEpoch();
    epoch = new Epoch(order);
  }

  @Override
  public void step(TrainingStep step) {
    epoch.step(step);
  }

  @Override
  public EpochOutput endEpoch() {
    EpochOutput output = epoch.finish();
    closeEpoch();
    return output;
  }

  private void closeEpoch() {
    if (epoch != null) {
      epoch.owner.close();
      epoch = null;
    }
  }

  /** The rows in the order of one epoch, and what its steps left. */
  private final class Epoch {

    private final NDManager owner = manager.newSubManager();
    private final NDArray x;
    private final NDArray y;
    private final NDArray weights;
    private final double[] logits;
    private final List<Double> penalties = new ArrayList<>();
    private final NDList pendingLogits = new NDList();
    private final NDList pendingPenalties = new NDList();
    private int fetched;

    Epoch(int[] order) {
      NDArray index = owner.create(order);
      x = gather(rows.features(), index);
      y = gather(rows.labels(), index);
      weights = rowWeights == null ? null : gather(rowWeights, index);
      logits = new double[order.length];
    }

    private NDArray gather(NDArray all, NDArray index) {
      NDArray picked = all.get(index);
      picked.attach(owner);
      return picked;
    }

    void step(TrainingStep step) {
      try (NDManager scratch = owner.newSubManager()) {
        NDIndex stretch = new NDIndex().addSliceDim(step.from(), step.to());
        NDArray features = x.get(scratch, stretch);
        if (step.noise() != null) {
          features = features.add(scratch.create(step.noise(), features.getShape()));
        }
        NDArray labels = y.get(scratch, stretch);
        NDArray slice = weights == null ? null : weights.get(scratch, stretch);
        NDArray gradient = backward(scratch, features, labels, slice, step.dropout());
        if (kernelPenalty != null) {
          gradient = addPenalty(scratch, gradient);
        }
        update.apply(parameters, gradient, step.learningRate(), step.number());
      }
      if (pendingLogits.size() >= FETCH_EVERY) {
        fetch();
      }
    }

    private NDArray backward(
        NDManager scratch, NDArray features, NDArray labels, NDArray slice, List<float[]> dropout) {
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDList views = layout.views(parameters, scratch);
        NDArray z = block.logits(features, views, hostDropout(scratch, dropout));
        NDArray slope =
            LossGradient.of(config.loss(), z.stopGradient(), labels, slice).stopGradient();
        // d(Σ z · slope)/dw with slope held fixed is the gradient of the loss.
        collector.backward(z.mul(slope).sum());
        z.attach(owner);
        pendingLogits.add(z);
      }
      NDArray gradient = parameters.getGradient();
      gradient.attach(scratch);
      return gradient;
    }

    private NDArray addPenalty(NDManager scratch, NDArray gradient) {
      NDArray weighted = parameters.mul(kernelPenalty);
      weighted.attach(scratch);
      NDArray penalty = weighted.mul(parameters).sum().reshape(1);
      penalty.attach(owner);
      pendingPenalties.add(penalty);
      return gradient.add(weighted.mul(2));
    }

    private void fetch() {
      if (pendingLogits.isEmpty()) {
        return;
      }
      try (NDArray all = NDArrays.concat(pendingLogits, 0)) {
        for (float logit : all.toFloatArray()) {
          logits[fetched++] = logit;
        }
      }
      pendingLogits.close();
      pendingLogits.clear();
      if (!pendingPenalties.isEmpty()) {
        try (NDArray all = NDArrays.concat(pendingPenalties, 0)) {
          for (float penalty : all.toFloatArray()) {
            penalties.add((double) penalty);
          }
        }
        pendingPenalties.close();
        pendingPenalties.clear();
      }
    }

    EpochOutput finish() {
      fetch();
      return new EpochOutput(logits, penalties.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private DenseNetworkBlock.DropoutRule hostDropout(NDManager scratch, List<float[]> masks) {
    if (masks.isEmpty()) {
      return DenseNetworkBlock.DropoutRule.NONE;
    }
    return (layer, output) -> {
      float[] mask = masks.get(layer);
      return mask == null ? output : output.mul(scratch.create(mask, output.getShape()));
    };
  }

  @Override
  public double[] logits(FeatureMatrix matrix) {
    requireColumns(matrix);
    double[] result = new double[matrix.rows()];
    for (int from = 0; from < result.length; from += SCORING_CHUNK) {
      int to = Math.min(result.length, from + SCORING_CHUNK);
      try (NDManager scratch = manager.newSubManager()) {
        NDArray x = onDevice(scratch, matrix, from, to);
        NDArray frozen = parameters.stopGradient();
        frozen.attach(scratch);
        NDArray z =
            block.logits(x, layout.views(frozen, scratch), DenseNetworkBlock.DropoutRule.NONE);
        z.attach(scratch);
        float[] values = z.toFloatArray();
        for (int i = 0; i < values.length; i++) {
          result[from + i] = values[i];
        }
      }
    }
    return result;
  }

  /**
   * The rows as an array whose results belong to {@code scratch}. A matrix that fits in one chunk
   * is kept on the device: validation asks for the same one every epoch, and matrices never change.
   */
  private NDArray onDevice(NDManager scratch, FeatureMatrix matrix, int from, int to) {
    if (matrix.rows() <= SCORING_CHUNK) {
      if (scored != matrix) {
        if (scoredOnDevice != null) {
          scoredOnDevice.close();
        }
        scoredOnDevice =
            manager.create(matrix.toFloats(), new Shape(matrix.rows(), matrix.columns()));
        scored = matrix;
      }
      return scoredOnDevice.get(scratch, new NDIndex().addSliceDim(from, to));
    }
    float[] chunk = new float[(to - from) * matrix.columns()];
    for (int row = from; row < to; row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        chunk[(row - from) * matrix.columns() + column] = (float) matrix.get(row, column);
      }
    }
    return scratch.create(chunk, new Shape(to - from, matrix.columns()));
  }

  private void requireColumns(FeatureMatrix matrix) {
    if (matrix.columns() != network.inputs()) {
      throw new IllegalArgumentException(
          "rows must have " + network.inputs() + " columns, found " + matrix.columns());
    }
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix matrix) {
    requireColumns(matrix);
    double[] result = new double[matrix.rows() * matrix.columns()];
    for (int from = 0; from < matrix.rows(); from += SCORING_CHUNK) {
      int to = Math.min(matrix.rows(), from + SCORING_CHUNK);
      int[] stretch = new int[to - from];
      int first = from;
      Arrays.setAll(stretch, i -> first + i);
      float[] slopes = inputSlopes(matrix.select(stretch));
      for (int i = 0; i < slopes.length; i++) {
        result[from * matrix.columns() + i] = slopes[i];
      }
    }
    return FeatureMatrix.adopt(result, matrix.columns());
  }

  private float[] inputSlopes(FeatureMatrix matrix) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray x = scratch.create(matrix.toFloats(), new Shape(matrix.rows(), matrix.columns()));
      x.setRequiresGradient(true);
      NDArray frozen = parameters.stopGradient();
      frozen.attach(scratch);
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray z =
            block.logits(x, layout.views(frozen, scratch), DenseNetworkBlock.DropoutRule.NONE);
        collector.backward(z.sum());
      }
      return x.getGradient().toFloatArray();
    }
  }

  @Override
  public Weights weights() {
    return new Weights(network.layout(), layout.fromDevice(parameters.toFloatArray()));
  }

  @Override
  public void restore(Weights weights) {
    parameters.set(layout.toDevice(weights.toArray()));
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
  public void close() {
    if (!closed) {
      closed = true;
      closeEpoch();
      manager.close();
    }
  }
}
