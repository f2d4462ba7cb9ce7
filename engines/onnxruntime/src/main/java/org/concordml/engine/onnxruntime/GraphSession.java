package org.concordml.engine.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.concordml.data.FeatureMatrix;
import org.concordml.onnx.NetworkGraph;

/** A graph of features, in float32, on a device and with a number of threads. */
final class GraphSession implements AutoCloseable {

  private final OrtEnvironment environment = RuntimeLibrary.environment();
  private final OrtSession session;
  private final Set<String> outputs;

  /** Rows cross in it; a direct buffer is handed over without a copy. */
  private FloatBuffer staging = FloatBuffer.allocate(0);

  /**
   * @param graph an ONNX file
   * @param output what to compute of it
   * @param threads of the processor
   * @param gpu ordinal; empty for the CPU
   */
  GraphSession(byte[] graph, String output, int threads, OptionalInt gpu) throws OrtException {
    outputs = Set.of(output);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setInterOpNumThreads(1);
      options.setIntraOpNumThreads(threads);
      // Threads that wait sleep, as those of the other engines do.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (gpu.isPresent()) {
        options.addCUDA(gpu.getAsInt());
      }
      session = environment.createSession(graph, options);
    }
  }

  /**
   * Runs some rows.
   *
   * @param rows features
   * @param from first of them
   * @param to after the last
   * @param more other inputs by name
   * @param result where to, row-major from the beginning of row 0
   */
  void run(FeatureMatrix rows, int from, int to, Map<String, float[][]> more, double[] result)
      throws OrtException {
    int count = Math.multiplyExact(to - from, rows.columns());
    if (staging.capacity() < count) {
      staging =
          ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, count))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    staging.clear().limit(count);
    rows.putFloats(from, to, staging);
    FloatBuffer found = run(staging.flip(), to - from, rows.columns(), more);
    int at = from * (found.remaining() / (to - from));
    while (found.hasRemaining()) {
      result[at++] = found.get();
    }
  }

  /** Runs one row. */
  float[] runOne(float[] row) throws OrtException {
    FloatBuffer found = run(FloatBuffer.wrap(row), 1, row.length, Map.of());
    float[] values = new float[found.remaining()];
    found.get(values);
    return values;
  }

  private FloatBuffer run(FloatBuffer rows, int count, int columns, Map<String, float[][]> more)
      throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put(
          NetworkGraph.FEATURES,
          OnnxTensor.createTensor(environment, rows, new long[] {count, columns}));
      for (Map.Entry<String, float[][]> input : more.entrySet()) {
        inputs.put(input.getKey(), OnnxTensor.createTensor(environment, input.getValue()));
      }
      try (OrtSession.Result results = session.run(inputs, outputs)) {
        return ((OnnxTensor) results.get(0)).getFloatBuffer();
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
