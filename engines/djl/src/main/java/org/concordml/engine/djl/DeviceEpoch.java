package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.List;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingStep;
import org.jspecify.annotations.Nullable;

/** The rows in the order of one epoch, and what its steps left. */
final class DeviceEpoch implements AutoCloseable {

  /**
   * Steps after which pending outputs are fetched: bounds the small arrays alive in a long epoch.
   */
  private static final int FETCH_EVERY = 512;

  private final NDManager owner;
  private final DeviceNetwork network;
  private final DeviceUpdate update;
  private final @Nullable NDArray kernelPenalty;
  private final NDArray x;
  private final NDArray y;
  private final @Nullable NDArray weights;
  private final double[] outputs;
  private final List<Double> penalties = new ArrayList<>();
  private final NDList pendingOutputs = new NDList();
  private final NDList pendingPenalties = new NDList();
  private int fetched;

  /**
   * @param owner of everything the epoch holds; closed with it
   * @param network that learns
   * @param update how it moves
   * @param kernelPenalty λ at kernels and 0 at biases; null for no penalty
   * @param rows the table
   * @param rowWeights {@code [rows, 1]}; null when all weigh 1
   * @param order of this epoch
   */
  DeviceEpoch(
      NDManager owner,
      DeviceNetwork network,
      DeviceUpdate update,
      @Nullable NDArray kernelPenalty,
      TabularDataset rows,
      @Nullable NDArray rowWeights,
      int[] order) {
    this.owner = owner;
    this.network = network;
    this.update = update;
    this.kernelPenalty = kernelPenalty;
    NDArray index = owner.create(order);
    x = gather(rows.features(), index);
    y = gather(rows.labels(), index);
    weights = rowWeights == null ? null : gather(rowWeights, index);
    outputs = new double[order.length * network.outputs()];
  }

  /**
   * Rows in another order. An embedding is what engines call picking whole rows; they copy each at
   * once, where picking by {@code get} goes element by element.
   */
  private NDArray gather(NDArray all, NDArray index) {
    NDArray picked =
        all.getNDArrayInternal().embedding(index, all, SparseFormat.DENSE).singletonOrThrow();
    picked.attach(owner);
    return picked;
  }

  void step(TrainingStep step) {
    try (NDManager scratch = owner.newSubManager()) {
      DeviceArithmetic arithmetic = network.arithmetic();
      NDArray features = arithmetic.rows(scratch, x, step.from(), step.to());
      if (step.noise() != null) {
        features = features.add(scratch.create(step.noise(), features.getShape()));
      }
      NDArray targets = arithmetic.rows(scratch, y, step.from(), step.to());
      @Nullable NDArray slice =
          weights == null ? null : arithmetic.rows(scratch, weights, step.from(), step.to());
      List<@Nullable NDArray> masks = onDevice(scratch, step.dropout(), step.to() - step.from());
      DeviceArithmetic.TrainingPass pass =
          arithmetic.gradient(features, targets, slice, network.parameters(), masks);
      pass.outputs().attach(owner);
      pendingOutputs.add(pass.outputs());
      NDArray gradient =
          kernelPenalty == null
              ? pass.gradient()
              : addPenalty(scratch, kernelPenalty, pass.gradient());
      update.apply(network.parameters(), gradient, step.learningRate(), step.number());
    }
    if (pendingOutputs.size() >= FETCH_EVERY) {
      fetch();
    }
  }

  private NDArray addPenalty(NDManager scratch, NDArray atKernels, NDArray gradient) {
    NDArray parameters = network.parameters();
    NDArray weighted = parameters.mul(atKernels);
    weighted.attach(scratch);
    NDArray penalty = weighted.mul(parameters).sum().reshape(1);
    penalty.attach(owner);
    pendingPenalties.add(penalty);
    return gradient.add(weighted.mul(2));
  }

  private void fetch() {
    if (pendingOutputs.isEmpty()) {
      return;
    }
    try (NDArray all = NDArrays.concat(pendingOutputs, 0)) {
      for (float output : all.toFloatArray()) {
        outputs[fetched++] = output;
      }
    }
    pendingOutputs.close();
    pendingOutputs.clear();
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
    return new EpochOutput(outputs, penalties.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static List<@Nullable NDArray> onDevice(
      NDManager scratch, List<float @Nullable []> masks, long rows) {
    List<@Nullable NDArray> arrays = new ArrayList<>();
    for (float @Nullable [] mask : masks) {
      arrays.add(mask == null ? null : scratch.create(mask, new Shape(rows, mask.length / rows)));
    }
    return arrays;
  }

  @Override
  public void close() {
    owner.close();
  }
}
