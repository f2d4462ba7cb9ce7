package org.concordml.engine.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineAvailability.Available;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.onnx.NetworkGraph;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime's native library, which a process loads once. */
final class RuntimeLibrary {

  /** ONNX Runtime's own system property: a folder to load its library from, instead of the jar. */
  private static final String FOLDER = "onnxruntime.native.path";

  private static final String CPU_ONLY =
      "this build computes on the CPU only; com.microsoft.onnxruntime:onnxruntime_gpu in its place"
          + " can use a GPU";

  /** More than any machine has. */
  private static final int MOST_GPUS = 64;

  private static @Nullable EngineAvailability availability;

  private RuntimeLibrary() {}

  /** The environment of the process, which is never closed. */
  static OrtEnvironment environment() {
    // What it warns of, such as a constant that an optimisation left without use, is not for users.
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
  }

  /** Loads it if it is not loaded yet. */
  static synchronized EngineAvailability availability() {
    if (availability == null) {
      availability = load();
    }
    return availability;
  }

  private static EngineAvailability load() {
    long start = System.nanoTime();
    try {
      String folder = System.getProperty(FOLDER, "");
      if (!folder.isEmpty() && everybodyMayWrite(Path.of(folder))) {
        return new Unavailable(
            "everybody may write to " + folder + ", which the system property " + FOLDER + " names",
            List.of(Remedy.of("close it to others"), Remedy.of("unset the property")),
            null);
      }
      OrtEnvironment environment = environment();
      List<String> devices = new ArrayList<>(List.of("cpu"));
      String note = probe(devices);
      return new Available(
          environment.getVersion(),
          devices,
          note,
          "ONNX Runtime (" + (note.equals(CPU_ONLY) ? "CPU" : "CUDA") + " build)",
          folder,
          (System.nanoTime() - start) / 1e9);
    } catch (IOException | RuntimeException | LinkageError failure) {
      return LoadFailure.of(failure);
    }
  }

  /** What is loaded from there runs with all the rights of this user. */
  private static boolean everybodyMayWrite(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)
        && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** Adds the GPUs that really compute; what keeps one from it is told in the note. */
  private static String probe(List<String> devices) {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      return CPU_ONLY;
    }
    NetworkSpec network = new NetworkSpec(1, List.of(), 0);
    byte[] graph =
        NetworkGraph.outputs(network, new Weights(network.layout(), new double[] {2, 1}));
    for (int gpu = 0; gpu < MOST_GPUS; gpu++) {
      try (GraphSession session =
          new GraphSession(graph, NetworkGraph.OUTPUTS, 1, OptionalInt.of(gpu))) {
        if (session.runOne(new float[] {3})[0] != 7) {
          return "GPU " + gpu + " was found but computes wrong numbers";
        }
        devices.add("gpu:" + gpu);
      } catch (OrtException | RuntimeException | LinkageError refused) {
        // After the last GPU there is none of the next number: that is how many there are.
        return gpu == 0 ? "it found no GPU to use (" + LoadFailure.firstLine(refused) + ")" : "";
      }
    }
    return "";
  }
}
