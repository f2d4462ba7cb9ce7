package org.concordml.cli;

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

  /**
   * @throws IllegalArgumentException if it is no device
   */
  DeviceRequest request() {
    return DeviceRequest.parse(device);
  }
}
