package org.concordml.engine.onnxruntime;

import org.concordml.engine.CheckedScoringSession;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.ScoringSession;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/**
 * ONNX Runtime, which runs networks that are trained already: it scores and does not train. Float32
 * on the device.
 *
 * <p>The native library comes in its jar, is unpacked to a folder of this user's alone in {@code
 * java.io.tmpdir} as it is loaded, and deleted at once where the system allows it. The jar {@code
 * com.microsoft.onnxruntime:onnxruntime} computes on the CPU; with {@code onnxruntime_gpu} in its
 * place, and CUDA installed, GPUs are listed that a graph really ran on.
 *
 * <p>Threads: a session has a pool of its own for each number of threads that it was asked to
 * compute with, started when first needed; those that wait sleep.
 */
public final class OnnxRuntimeBackend implements EngineBackend {

  /** For {@link java.util.ServiceLoader}. */
  public OnnxRuntimeBackend() {}

  @Override
  public String id() {
    return "onnxruntime";
  }

  @Override
  public EngineAvailability availability() {
    try {
      return RuntimeLibrary.availability();
    } catch (LinkageError missing) { // not even its own classes are there
      return LoadFailure.of(missing);
    }
  }

  @Override
  public ScoringSession score(NetworkSpec network, Weights weights, DeviceChoice device) {
    if (!required().devices().contains(device.used())) {
      throw new IllegalArgumentException(
          "device must be one that onnxruntime lists, found '" + device.used() + "'");
    }
    return new CheckedScoringSession(new OnnxSession(network, weights, device), network);
  }
}
