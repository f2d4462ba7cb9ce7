package org.concordml.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Python's safetensors and MLflow read what was saved. Needs a Python that has them: {@code
 * python3}, or the one that {@code CONCORD_PYTHON} names.
 */
class PythonReadsBundleTest {

  private static final String PYTHON =
      Objects.requireNonNullElse(System.getenv("CONCORD_PYTHON"), "python3");

  @TempDir private Path folder;

  private Path saved(Bundle bundle) {
    Path path = folder.resolve("model.concord");
    BundleWriter.write(bundle, path);
    return path;
  }

  @Test
  void safetensorsGivesTheWeights() throws IOException, InterruptedException {
    requireModule("safetensors.numpy");
    Bundle bundle = Trained.BINARY.bundle();
    String program =
        "import sys, json; from safetensors.numpy import load_file;"
            + "print(json.dumps({k: [list(v.shape), str(v.dtype), v.astype(float).ravel().tolist()]"
            + " for k, v in load_file(sys.argv[1]).items()}))";

    Weights weights = bundle.model().members().get(0);
    for (String name : List.of("weights.safetensors", "weights-float64.safetensors")) {
      boolean single = name.equals("weights.safetensors");
      JsonObject read = run(program, saved(bundle).resolve(name).toString());
      for (ParameterTensor tensor : weights.layout().tensors()) {
        var found = read.getAsJsonArray(tensor.name());
        assertThat(found.get(0))
            .hasToString(
                tensor.kernel()
                    ? "[" + tensor.rows() + "," + tensor.columns() + "]"
                    : "[" + tensor.columns() + "]");
        assertThat(found.get(1).getAsString()).isEqualTo(single ? "float32" : "float64");
        for (int i = 0; i < tensor.size(); i++) {
          double value = weights.get(tensor.offset() + i);
          assertThat(found.get(2).getAsJsonArray().get(i).getAsDouble())
              .isEqualTo(single ? (float) value : value);
        }
      }
    }
  }

  @Test
  void mlflowRecognisesTheFolder() throws IOException, InterruptedException {
    requireModule("mlflow.models");
    String program =
        "import sys, json; from mlflow.models import Model; m = Model.load(sys.argv[1]);"
            + "print(json.dumps({'flavors': list(m.flavors),"
            + "'inputs': m.get_input_schema().input_names(),"
            + "'outputs': m.get_output_schema().input_names()}))";

    JsonObject read = run(program, saved(Trained.MULTICLASS.bundle()).toString());

    assertThat(read.get("flavors")).hasToString("[\"concord\"]");
    assertThat(read.get("inputs")).hasToString("[\"age\",\"days\",\"site\",\"ill\"]");
    assertThat(read.get("outputs")).hasToString("[\"A\",\"B\",\"C\"]");
  }

  private static void requireModule(String module) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON, "-c", "import " + module)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(
        process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0,
        "skipped: "
            + PYTHON
            + " has no "
            + module
            + " (pip install safetensors numpy mlflow-skinny)");
  }

  private static JsonObject run(String program, String argument)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON, "-W", "ignore", "-c", program, argument)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return JsonParser.parseString(out).getAsJsonObject();
  }
}
