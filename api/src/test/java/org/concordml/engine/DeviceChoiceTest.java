package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision as a table: asked for, found, note of the engine, then what comes of it. */
class DeviceChoiceTest {

  private static EngineAvailability.Available found(String devices, String note) {
    return new EngineAvailability.Available(
        "1.0", List.of(devices.split(" ", -1)), note == null ? "" : note, "a library", "", 0);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, cpu, , cpu, no GPU that testing can use",
    "auto, cpu, none was found, cpu, no GPU that testing can use (none was found)",
    "auto, cpu gpu:0, , gpu:0, a GPU that testing can use was found",
    "auto, cpu gpu:1, the first is broken, cpu, no GPU that testing can use (the first is broken)",
    "cpu, cpu gpu:0, , cpu, asked for",
    "gpu, cpu gpu:0, , gpu:0, asked for",
    "gpu:1, cpu gpu:0 gpu:1, , gpu:1, asked for"
  })
  void aDeviceIsChosen(String asked, String devices, String note, String used, String reason) {
    DeviceRequest request = DeviceRequest.parse(asked);

    assertThat(DeviceChoice.choose(request, "testing", found(devices, note)))
        .isEqualTo(new DeviceChoice(request, used, reason));
  }

  @ParameterizedTest
  @CsvSource({
    "gpu, cpu, , 'found ''gpu''. Valid: cpu'",
    "gpu, cpu, none was found, 'found ''gpu'' (none was found). Valid: cpu'",
    "gpu:2, cpu gpu:0 gpu:1, , 'found ''gpu:2''. Valid: cpu, gpu:0, gpu:1'"
  })
  void aGpuThatIsNotThereIsRefusedAndNeverReplaced(
      String asked, String devices, String note, String middle) {
    DeviceRequest request = DeviceRequest.parse(asked);

    assertThatThrownBy(() -> DeviceChoice.choose(request, "testing", found(devices, note)))
        .isInstanceOf(DeviceUnavailableException.class)
        .hasMessage(
            "device must be one that testing can use, "
                + middle
                + ". Let the engine choose with DeviceRequest.parse(\"auto\").");
  }
}
