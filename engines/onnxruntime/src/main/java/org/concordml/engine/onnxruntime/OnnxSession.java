package org.concordml.engine.onnxruntime;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.ThreadCount;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.onnx.NetworkGraph;

/** A network with its weights: its graph, and that of its gradients once they are asked for. */
final class OnnxSession implements ScoringSession {

  /** Rows at a time: bounds what a score of many rows holds on the device. */
  private static final int CHUNK = 4096;

  /** Products of a row and a parameter from which all processors pay. */
  private static final long PARALLEL_THRESHOLD = 4_000_000;

  private static final String GPU = "gpu:";

  private final NetworkSpec network;
  private final Weights weights;
  private final ThreadCount threads;
  private final OptionalInt gpu;

  /** By number of threads. */
  private final Map<Integer, GraphSession> forward = new TreeMap<>();

  private final Map<Integer, GraphSession> backward = new TreeMap<>();
  private int used;

  OnnxSession(NetworkSpec network, Weights weights, DeviceChoice device) {
    this.network = network;
    this.weights = weights;
    boolean isCpu = device.used().equals("cpu");
    gpu =
        isCpu
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(device.used().substring(GPU.length())));
    ThreadCount requested = device.requested().threads();
    // On a GPU the host has little to compute: one thread, unless the user says otherwise.
    threads = isCpu || !requested.equals(ThreadCount.AUTO) ? requested : ThreadCount.of(1);
  }

  @Override
  public double[] outputs(FeatureMatrix rows) {
    double[] result = new double[Math.multiplyExact(rows.rows(), network.outputs())];
    inChunks(
        rows,
        (from, to) ->
            session(forward, to - from, NetworkGraph.OUTPUTS)
                .run(rows, from, to, Map.of(), result));
    return result;
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
    float[][] one = new float[1][network.outputs()];
    one[0][output] = 1;
    double[] result = new double[Math.multiplyExact(rows.rows(), network.inputs())];
    inChunks(
        rows,
        (from, to) ->
            session(backward, to - from, NetworkGraph.GRADIENTS)
                .run(rows, from, to, Map.of(NetworkGraph.OUTPUT_WEIGHTS, one), result));
    return FeatureMatrix.adopt(result, network.inputs());
  }

  private interface ChunkAction {
    void on(int from, int to) throws OrtException;
  }

  private void inChunks(FeatureMatrix rows, ChunkAction action) {
    try {
      for (int from = 0; from < rows.rows(); from += CHUNK) {
        action.on(from, Math.min(rows.rows(), from + CHUNK));
      }
    } catch (OrtException failure) {
      throw failed("score", failure);
    }
  }

  private GraphSession session(Map<Integer, GraphSession> sessions, int rows, String output)
      throws OrtException {
    int count = threads.threadsFor((long) rows * network.layout().size(), PARALLEL_THRESHOLD);
    used = Math.max(used, count);
    GraphSession session = sessions.get(count);
    if (session == null) {
      byte[] graph =
          output.equals(NetworkGraph.OUTPUTS)
              ? NetworkGraph.outputs(network, weights)
              : NetworkGraph.inputGradients(network, weights);
      session = new GraphSession(graph, output, count, gpu);
      sessions.put(count, session);
    }
    return session;
  }

  @Override
  public OptionalInt threadsUsed() {
    return used == 0 ? OptionalInt.empty() : OptionalInt.of(used);
  }

  @Override
  public void close() {
    try {
      for (Map<Integer, GraphSession> sessions : List.of(forward, backward)) {
        for (GraphSession session : sessions.values()) {
          session.close();
        }
        sessions.clear();
      }
    } catch (OrtException failure) {
      throw failed("be closed", failure);
    }
  }

  private static IllegalStateException failed(String what, OrtException failure) {
    return new IllegalStateException(
        "onnxruntime could not " + what + ": " + failure.getMessage(), failure);
  }
}
