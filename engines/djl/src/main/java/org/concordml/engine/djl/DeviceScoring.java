package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.concordml.data.FeatureMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Logits and input gradients of any number of rows, a bounded number at a time.
 *
 * <p>Rows cross in a buffer that serves again and again: what DJL makes of a Java array is a direct
 * buffer, which lasts until the next collection, and those of many chunks would add up.
 */
final class DeviceScoring {

  /** Rows at a time: bounds what a score of many rows holds on the device. */
  private static final int CHUNK = 16_384;

  private final NDManager manager;
  private final DeviceNetwork network;
  private final SessionThreads threads;
  private ByteBuffer staging = ByteBuffer.allocateDirect(0);
  private @Nullable FeatureMatrix last;
  private @Nullable NDArray lastOnDevice;

  DeviceScoring(NDManager manager, DeviceNetwork network, SessionThreads threads) {
    this.manager = manager;
    this.network = network;
    this.threads = threads;
  }

  double[] outputs(FeatureMatrix matrix) {
    int width = network.outputs();
    double[] result = new double[Math.multiplyExact(matrix.rows(), width)];
    for (int from = 0; from < matrix.rows(); from += CHUNK) {
      int to = Math.min(matrix.rows(), from + CHUNK);
      threads.forRows(to - from);
      try (NDManager scratch = manager.newSubManager()) {
        NDArray x = onDevice(scratch, matrix, from, to);
        float[] values = network.arithmetic().outputs(x, network.parameters()).toFloatArray();
        for (int i = 0; i < values.length; i++) {
          result[from * width + i] = values[i];
        }
      }
    }
    return result;
  }

  /**
   * The rows as an array whose results belong to {@code scratch}. A matrix that fits in one chunk
   * and is asked for twice running is kept on the device: validation asks for the same one every
   * epoch, and matrices never change.
   */
  private NDArray onDevice(NDManager scratch, FeatureMatrix matrix, int from, int to) {
    if (matrix.rows() > CHUNK) {
      return lend(scratch, matrix, from, to);
    }
    if (last != matrix) {
      forget();
      last = matrix;
      return lend(scratch, matrix, from, to);
    }
    NDArray kept = lastOnDevice;
    if (kept == null) {
      kept = manager.create(matrix.toFloats(), new Shape(matrix.rows(), matrix.columns()));
      lastOnDevice = kept;
    }
    return kept.get(scratch, new NDIndex().addSliceDim(from, to));
  }

  private void forget() {
    if (lastOnDevice != null) {
      lastOnDevice.close();
      lastOnDevice = null;
    }
  }

  /**
   * The rows as an array that may stand on the staging buffer (PyTorch's does, on the CPU): good
   * until rows are lent again.
   */
  private NDArray lend(NDManager scratch, FeatureMatrix matrix, int from, int to) {
    int bytes = Math.multiplyExact((to - from) * Float.BYTES, matrix.columns());
    if (staging.capacity() < bytes) {
      staging = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    staging.clear().limit(bytes);
    matrix.putFloats(from, to, staging.asFloatBuffer());
    return scratch.create(staging, new Shape(to - from, matrix.columns()), DataType.FLOAT32);
  }

  FeatureMatrix inputGradients(FeatureMatrix matrix, int output) {
    double[] result = new double[Math.multiplyExact(matrix.rows(), matrix.columns())];
    for (int from = 0; from < matrix.rows(); from += CHUNK) {
      int to = Math.min(matrix.rows(), from + CHUNK);
      threads.forRows(to - from);
      try (NDManager scratch = manager.newSubManager()) {
        NDArray x = lend(scratch, matrix, from, to);
        float[] slopes =
            network.arithmetic().inputSlopes(x, network.parameters(), output).toFloatArray();
        for (int i = 0; i < slopes.length; i++) {
          result[from * matrix.columns() + i] = slopes[i];
        }
      }
    }
    return FeatureMatrix.adopt(result, matrix.columns());
  }
}
