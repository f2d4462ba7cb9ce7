package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.concordml.data.FeatureMatrix;

/** Logits and input gradients of any number of rows, a bounded number at a time. */
final class DeviceScoring {

  /** Rows at a time: bounds what a score of many rows holds on the device. */
  private static final int CHUNK = 16_384;

  private final NDManager manager;
  private final DeviceNetwork network;
  private FeatureMatrix last;
  private NDArray keptOnDevice;

  DeviceScoring(NDManager manager, DeviceNetwork network) {
    this.manager = manager;
    this.network = network;
  }

  double[] logits(FeatureMatrix matrix) {
    double[] result = new double[matrix.rows()];
    for (int from = 0; from < result.length; from += CHUNK) {
      int to = Math.min(result.length, from + CHUNK);
      try (NDManager scratch = manager.newSubManager()) {
        float[] values = network.fixed(scratch, onDevice(scratch, matrix, from, to)).toFloatArray();
        for (int i = 0; i < values.length; i++) {
          result[from + i] = values[i];
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
      return upload(scratch, matrix, from, to);
    }
    if (last != matrix) {
      forget();
      last = matrix;
      return upload(scratch, matrix, from, to);
    }
    if (keptOnDevice == null) {
      keptOnDevice = upload(manager, matrix, from, to);
    }
    return keptOnDevice.get(scratch, new NDIndex().addSliceDim(from, to));
  }

  private void forget() {
    if (keptOnDevice != null) {
      keptOnDevice.close();
      keptOnDevice = null;
    }
  }

  private static NDArray upload(NDManager owner, FeatureMatrix matrix, int from, int to) {
    return owner.create(matrix.toFloats(from, to), new Shape(to - from, matrix.columns()));
  }

  FeatureMatrix inputGradients(FeatureMatrix matrix) {
    double[] result = new double[Math.multiplyExact(matrix.rows(), matrix.columns())];
    for (int from = 0; from < matrix.rows(); from += CHUNK) {
      int to = Math.min(matrix.rows(), from + CHUNK);
      try (NDManager scratch = manager.newSubManager()) {
        NDArray x = upload(scratch, matrix, from, to);
        x.setRequiresGradient(true);
        try (GradientCollector collector = network.engine().newGradientCollector()) {
          collector.backward(network.fixed(scratch, x).sum());
        }
        float[] slopes = x.getGradient().toFloatArray();
        for (int i = 0; i < slopes.length; i++) {
          result[from * matrix.columns() + i] = slopes[i];
        }
      }
    }
    return FeatureMatrix.adopt(result, matrix.columns());
  }
}
