package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceRequestTest {

  @ParameterizedTest
  @CsvSource({
    "auto, AUTO, 0, auto",
    "cpu, CPU, 0, cpu",
    "gpu, GPU, 0, gpu",
    "gpu:0, GPU, 0, gpu",
    "gpu:3, GPU, 3, gpu:3",
    "gpu:0012, GPU, 12, gpu:12"
  })
  void aRequestIsReadAndWritten(String text, DeviceRequest.Kind kind, int ordinal, String written) {
    DeviceRequest request = DeviceRequest.parse(text);

    assertThat(request).isEqualTo(new DeviceRequest(kind, ordinal));
    assertThat(request).hasToString(written);
  }

  @Test
  void threadsGoWithThePlaceAndAreLeftToTheEngineUntilAskedFor() {
    DeviceRequest request = DeviceRequest.parse("gpu:1");

    assertThat(request.threads()).isEqualTo(ThreadCount.AUTO);
    assertThat(request.withThreads(ThreadCount.of(2)))
        .isEqualTo(new DeviceRequest(DeviceRequest.Kind.GPU, 1, ThreadCount.of(2)))
        .hasToString("gpu:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GPU", "cuda", "gpu:", "gpu:-1", "gpu:x", "gpu:12345", " cpu"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> DeviceRequest.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device must be auto, cpu, gpu or gpu:N, found '" + text + "'");
  }
}
