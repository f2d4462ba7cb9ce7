package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code concord engines}: what can be used here. */
class EnginesCommandTest {

  @Test
  void lists_each_engine_with_version_devices_and_library() {
    Invocation run = Invocation.of("engines");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern(
            "\\| java +\\| train, score +\\| 17\\S* +\\| cpu +\\| none \\(float64 Java\\)")
        .containsPattern(
            "\\| pytorch +\\| train, score +\\| 2\\.7\\.1 +\\| cpu\\S* +\\| libtorch 2\\.7\\.1")
        .containsPattern(
            "\\| mxnet +\\| train, score +\\| 1\\.9\\.\\d +\\| cpu\\S* +\\| libmxnet 1\\.9\\.1")
        .containsPattern(
            "\\| onnxruntime +\\| score +\\| 1\\.28\\.0 +\\| cpu\\S* +\\| ONNX Runtime");
  }

  @Test
  void json_is_one_document() {
    JsonObject document =
        JsonParser.parseString(Invocation.of("engines", "--json").out()).getAsJsonObject();

    assertThat(document.getAsJsonArray("engines"))
        .extracting(engine -> engine.getAsJsonObject().get("engine").getAsString())
        .containsExactly("java", "mxnet", "onnxruntime", "pytorch");
    assertThat(document.getAsJsonArray("engines"))
        .extracting(engine -> engine.getAsJsonObject().get("trains").getAsBoolean())
        .containsExactly(true, true, false, true);
    assertThat(document.getAsJsonArray("engines").get(0).getAsJsonObject().keySet())
        .contains("engine", "available", "version", "devices", "library", "libraryPath");
  }

  /**
   * DJL drops "cpu-" from the name of MXNet's folder; looking elsewhere would miss a damaged one.
   */
  @Test
  void the_native_library_lies_where_it_is_said_to_lie() {
    JsonObject document =
        JsonParser.parseString(Invocation.of("engines", "--json").out()).getAsJsonObject();

    for (int i : new int[] {1, 3}) { // java has none, and onnxruntime deletes it once it is loaded
      JsonObject engine = document.getAsJsonArray("engines").get(i).getAsJsonObject();
      assertThat(Path.of(engine.get("libraryPath").getAsString()))
          .as(engine.get("engine").getAsString())
          .isDirectory();
    }
  }

  @Test
  void a_device_is_not_asked_for_where_all_are_listed() {
    assertThat(Invocation.of("engines", "--device", "gpu").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Invocation.of("engines", "--help").out()).doesNotContain("--device");
  }
}
