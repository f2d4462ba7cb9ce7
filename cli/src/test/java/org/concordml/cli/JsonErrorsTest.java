package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for JSON gets errors as JSON too, with the exit code in it. */
class JsonErrorsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--epochs;0;2;epochs must be at least 1, found 0",
        "--epochs;x;2;must be a whole number, found 'x'",
        "--drop;radius_maen;3;Did you mean \"radius_mean\"?",
        "--device;gpu:7;5;found 'gpu:7'",
        "--learning-rate;1e300;7;diverged"
      })
  void anErrorIsADocumentOnStdout(String option, String value, int code, String message) {
    Invocation run =
        Invocation.of(
            "train", "--engine", "java", "--json", "--out", folder.resolve("o"), option, value);

    JsonObject error = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("error");
    assertThat(run.code()).isEqualTo(code);
    assertThat(error.get("code").getAsInt()).isEqualTo(code);
    assertThat(error.get("message").getAsString()).contains(message);
    assertThat(run.err()).contains("error: " + error.get("message").getAsString());
  }

  @Test
  void withoutTheOptionStdoutStaysEmpty() {
    assertThat(Invocation.of("train", "--engine", "java", "--epochs", "0").out()).isEmpty();
  }
}
