package org.concordml.engine;

import org.concordml.Remedy;
import org.concordml.Setting;

/**
 * Where the arithmetic is done, and why there.
 *
 * @param requested what was asked for
 * @param used {@code cpu} or {@code gpu:N}
 * @param reason a phrase for a report
 */
public record DeviceChoice(DeviceRequest requested, String used, String reason) {

  /**
   * Decides. A pure function: the answer depends on the arguments alone.
   *
   * @param requested what was asked for
   * @param engine whose devices these are, for the message
   * @param available what the engine found
   * @return where to compute
   * @throws DeviceUnavailableException if a GPU was asked for and is not there
   */
  public static DeviceChoice choose(
      DeviceRequest requested, String engine, EngineAvailability.Available available) {
    String note = available.deviceNote().isEmpty() ? "" : " (" + available.deviceNote() + ")";
    return switch (requested.kind()) {
      case CPU -> new DeviceChoice(requested, "cpu", "asked for");
      case AUTO ->
          available.devices().contains("gpu:0")
              ? new DeviceChoice(requested, "gpu:0", "a GPU that " + engine + " can use was found")
              : new DeviceChoice(requested, "cpu", "no GPU that " + engine + " can use" + note);
      case GPU -> {
        String name = "gpu:" + requested.ordinal();
        if (!available.devices().contains(name)) {
          throw new DeviceUnavailableException(
              "device must be one that "
                  + engine
                  + " can use, found '"
                  + requested
                  + "'"
                  + note
                  + ". Valid: "
                  + String.join(", ", available.devices())
                  + ".",
              Remedy.of("let the engine choose", Setting.DEVICE, "auto"));
        }
        yield new DeviceChoice(requested, name, "asked for");
      }
    };
  }
}
