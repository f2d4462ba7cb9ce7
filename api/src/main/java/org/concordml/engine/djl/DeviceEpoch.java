package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.Loss;

/** The rows in the order of one epoch, and what its steps left. */
final class DeviceEpoch implements AutoCloseable {

  /**
   * Steps after which pending logits are fetched: bounds the small arrays alive in a long epoch.
   */
  private static final int FETCH_EVERY = 512;

  private final NDManager owner;
  private final DeviceNetwork network;
  private final DeviceUpdate update;
  private final Loss loss;
  private final NDArray kernelPenalty;
  private final NDArray x;
  private final NDArray y;
  private final NDArray weights;
  private final double[] logits;
  private final List<Double> penalties = new ArrayList<>();
  private final NDList pendingLogits = new NDList();
  private final NDList pendingPenalties = new NDList();
  private int fetched;

  /**
   * @param owner of everything the epoch holds; closed with it
   * @param network that learns
   * @param update how it moves
   * @param loss what to lessen
   * @param kernelPenalty λ at kernels and 0 at biases; null for no penalty
   * @param rows the table
   * @param rowWeights {@code [rows, 1]}; null when all weigh 1
   * @param order of this epoch
   */
  DeviceEpoch(
      NDManager owner,
      DeviceNetwork network,
      DeviceUpdate update,
      Loss loss,
      NDArray kernelPenalty,
      TabularDataset rows,
      NDArray rowWeights,
      int[] order) {
    this.owner = owner;
    this.network = network;
    this.update = update;
    this.loss = loss;
    this.kernelPenalty = kernelPenalty;
    NDArray index = owner.create(order);
    x = gather(rows.features(), index);
    y = gather(rows.labels(), index);
    weights = rowWeights == null ? null : gather(rowWeights, index);
    logits = new double[order.length];
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
      update.apply(network.parameters(), gradient, step.learningRate(), step.number());
    }
    if (pendingLogits.size() >= FETCH_EVERY) {
      fetch();
    }
  }

  private NDArray backward(
      NDManager scratch, NDArray features, NDArray labels, NDArray slice, List<float[]> dropout) {
    try (GradientCollector collector = network.engine().newGradientCollector()) {
      NDArray z = network.trainable(scratch, features, hostDropout(scratch, dropout));
      NDArray slope = LossGradient.of(loss, z.stopGradient(), labels, slice);
      // The slope holds z fixed, so d(Σ z · slope)/dw is the gradient of the loss. Engines start
      // from
      // a slope of 1 at every element, which sums without being told to.
      collector.backward(z.mul(slope));
      z.attach(owner);
      pendingLogits.add(z);
    }
    NDArray gradient = network.parameters().getGradient();
    gradient.attach(scratch);
    return gradient;
  }

  private NDArray addPenalty(NDManager scratch, NDArray gradient) {
    NDArray parameters = network.parameters();
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

  private static DenseNetworkBlock.DropoutRule hostDropout(NDManager scratch, List<float[]> masks) {
    if (masks.isEmpty()) {
      return DenseNetworkBlock.DropoutRule.NONE;
    }
    return (layer, output) -> {
      float[] mask = masks.get(layer);
      return mask == null ? output : output.mul(scratch.create(mask, output.getShape()));
    };
  }

  @Override
  public void close() {
    owner.close();
  }
}
