package org.concordml.cli.option;

import org.concordml.engine.DeviceRequest;
import picocli.CommandLine.Option;

/** Where it runs. */
public final class DeviceOptions {

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
  public DeviceRequest request() {
    return DeviceRequest.parse(device);
  }
}
