package org.concordml.engine.plain;

import java.util.List;
import java.util.Objects;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.TrainingStep;
import org.concordml.network.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * A share of a batch's blocks, computed one after the other with buffers and a gradient of its own.
 *
 * <p>How many shards there are and which blocks are whose depends on the network and the number of
 * rows alone, never on the number of threads; so the sum over the shards is the same to the last
 * bit whoever computes them.
 */
final class GradientShard {

  /**
   * Rows of a block: long enough for vectorised loops to pay, since each begins and ends with a few
   * scalar turns, and short enough that all that belongs to a block of a small network stays in the
   * second-level cache. Between 128 and 512 the time is the same within the noise: an epoch of
   * 100,000 rows at batch 1,024 took 58 to 60, 59 to 64 and 60 to 68 ms of one processor with 128,
   * 256 and 512 (LargeEpochBenchmark).
   */
  static final int BLOCK = 256;

  private final NetworkSpec network;
  private @Nullable LayerBuffers buffers;
  private double @Nullable [] gradient;

  GradientShard(NetworkSpec network) {
    this.network = network;
  }

  /**
   * @param rows of a batch
   * @return number of blocks it has
   */
  static int blocks(int rows) {
    return (rows + BLOCK - 1) / BLOCK;
  }

  /** Makes room; before any thread is at work, so that running out of memory is reported simply. */
  void prepare(int rows, boolean training) {
    int capacity = Math.min(BLOCK, rows);
    LayerBuffers room = buffers;
    if (room == null || room.capacity() < capacity) {
      room = new LayerBuffers(network, capacity);
      buffers = room;
    }
    if (training && gradient == null) {
      gradient = new double[network.layout().size()];
    }
    if (gradient != null) {
      room.prepareBackward();
    }
  }

  /**
   * @return sum over the rows of this shard, after {@link #backward}
   */
  double[] gradient() {
    return Objects.requireNonNull(gradient, "prepare comes first");
  }

  private LayerBuffers buffers() {
    return Objects.requireNonNull(buffers, "prepare comes first");
  }

  /** Forward for one block of a step; leaves the outputs with the epoch. */
  void forward(double[] w, EpochRows epoch, TrainingStep step, int block) {
    int from = step.from() + block * BLOCK;
    int count = Math.min(BLOCK, step.to() - from);
    int first = from - step.from();
    LayerBuffers buffers = buffers();
    epoch.copyFeatures(from, count, buffers.features());
    float[] noise = step.noise();
    if (noise != null) {
      addNoise(noise, first, count, buffers.features());
    }
    buffers.forward(w, count, step.dropout(), first);
    store(buffers.outputs(), count, epoch.outputs(), from);
  }

  /** From {@code [output][row]} to {@code [row, output]}. */
  private static void store(double[][] outputs, int count, double[] target, int firstRow) {
    int width = outputs.length;
    if (width == 1) {
      System.arraycopy(outputs[0], 0, target, firstRow, count);
      return;
    }
    for (int j = 0; j < width; j++) {
      double[] output = outputs[j];
      for (int r = 0; r < count; r++) {
        target[(firstRow + r) * width + j] = output[r];
      }
    }
  }

  private void addNoise(float[] noise, int first, int count, double[][] features) {
    int columns = network.inputs();
    for (int r = 0; r < count; r++) {
      double[] row = features[r];
      for (int i = 0; i < columns; i++) {
        row[i] += noise[(first + r) * columns + i];
      }
    }
  }

  /** Backward for the block that {@link #forward} has just done; adds to the gradient. */
  void backward(double[] w, EpochRows epoch, TrainingStep step, int block, LossSlopes loss) {
    int from = step.from() + block * BLOCK;
    int count = Math.min(BLOCK, step.to() - from);
    LayerBuffers buffers = buffers();
    loss.fill(epoch, from, from + count, step.to() - step.from(), buffers.outputSlopes());
    buffers.backward(w, count, step.dropout(), from - step.from(), gradient());
  }

  /** Scores one block of rows. */
  void score(double[] w, FeatureMatrix matrix, int block, double[] result) {
    LayerBuffers buffers = buffers();
    int count = load(matrix, block, buffers.features());
    buffers.forward(w, count, List.of(), 0);
    store(buffers.outputs(), count, result, block * BLOCK);
  }

  /** The slopes of one block of rows, row-major. */
  void inputSlopes(double[] w, FeatureMatrix matrix, int output, int block, double[] result) {
    LayerBuffers buffers = buffers();
    int count = load(matrix, block, buffers.features());
    buffers.forward(w, count, List.of(), 0);
    double[][] slopes = buffers.inputSlopes(w, count, output);
    int columns = network.inputs();
    for (int i = 0; i < columns; i++) {
      for (int r = 0; r < count; r++) {
        result[(block * BLOCK + r) * columns + i] = slopes[i][r];
      }
    }
  }

  private static int load(FeatureMatrix matrix, int block, double[][] features) {
    int from = block * BLOCK;
    int count = Math.min(BLOCK, matrix.rows() - from);
    for (int r = 0; r < count; r++) {
      matrix.copyRow(from + r, features[r], 0);
    }
    return count;
  }
}
