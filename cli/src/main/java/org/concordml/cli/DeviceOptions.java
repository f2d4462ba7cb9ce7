package org.concordml.cli;

import java.nio.file.Path;
import org.concordml.engine.DeviceRequest;
import picocli.CommandLine.Option;

/** Where it runs. */
final class DeviceOptions {

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu|gpu:N",
      defaultValue = "auto",
      description =
          "Where to compute; auto takes the GPU when the engine can use it (default:"
              + " ${DEFAULT-VALUE}).")
  private String device;

  @Option(
      names = "--libtorch",
      paramLabel = "DIR",
      description =
          "The torch/lib folder of a pip-installed torch 2.7.1, for the GPU; also"
              + " PYTORCH_LIBRARY_PATH.")
  private Path libtorch;

  /**
   * @throws IllegalArgumentException if it is no device
   */
  DeviceRequest request() {
    return DeviceRequest.parse(device);
  }

  /** Must be called before an engine is loaded. */
  void apply() {
    if (libtorch != null) {
      // The engine's own contract: concord.<engine>.library names a native library's folder.
      System.setProperty("concord.pytorch.library", libtorch.toAbsolutePath().toString());
    }
  }
}
