package org.concordml.engine.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.Recipe;
import org.concordml.model.Predictions;
import org.concordml.onnx.InputLayout;
import org.concordml.onnx.ModelGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Python's {@code onnx} finds a file valid, and its {@code onnxruntime} predicts what Concord does.
 * Needs a Python that has both: {@code python3}, or the one that {@code CONCORD_PYTHON} names.
 */
class PythonRuntimeTest {

  private static final String PYTHON =
      Objects.requireNonNullElse(System.getenv("CONCORD_PYTHON"), "python3");

  @TempDir private Path folder;

  @BeforeAll
  static void findPython() throws InterruptedException {
    assumeTrue(
        run(List.of(PYTHON, "-c", "import onnx, onnxruntime, numpy")).equals("0"),
        "skipped: " + PYTHON + " has no onnx and onnxruntime (pip install onnx onnxruntime)");
  }

  /** The exit code, or what was printed if it is not 0. */
  private static String run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (InputStream printed = process.getInputStream()) {
        String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? "0" : "exit code " + process.exitValue() + "\n" + text;
      }
    } catch (IOException noPython) {
      return noPython.toString();
    }
  }

  @Test
  void aTableOfNumbersByColumnAndAsAMatrix() throws IOException, InterruptedException {
    BundledDataset wdbc = BundledDataset.WDBC;

    requireSame(wdbc.recipe(), wdbc.table(), InputLayout.COLUMNS);
    requireSame(wdbc.recipe(), wdbc.table(), InputLayout.MATRIX);
  }

  @Test
  void aTableWithTextAndGaps() throws IOException, InterruptedException {
    BundledDataset penguins = BundledDataset.PENGUINS;

    requireSame(penguins.recipe().withFill(true), penguins.table(), InputLayout.COLUMNS);
  }

  @Test
  void aNumberToPredict() throws IOException, InterruptedException {
    BundledDataset nhefs = BundledDataset.NHEFS;

    requireSame(nhefs.recipe().withFill(true), nhefs.table(), InputLayout.COLUMNS);
  }

  @Test
  void twoClassesOfManyGaps() throws IOException, InterruptedException {
    BundledDataset opt = BundledDataset.OPT;

    requireSame(opt.recipe().withFill(true), opt.table(), InputLayout.COLUMNS);
  }

  private void requireSame(Recipe recipe, Table table, InputLayout layout)
      throws IOException, InterruptedException {
    ExportedModel model = ExportedModel.train(recipe, table);
    ModelGraph graph = new ModelGraph(model.model(), layout);
    Path file = Files.write(folder.resolve("model.onnx"), graph.toBytes());
    Path rows = Files.writeString(folder.resolve("rows.csv"), csv(table));
    Path out = folder.resolve("out.json");

    assertThat(
            run(
                List.of(
                    PYTHON, script().toString(), file.toString(), rows.toString(), out.toString())))
        .isEqualTo("0");

    JsonObject found = JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    JsonObject outputs = found.getAsJsonObject("outputs");
    Predictions expected = model.predict(table);
    double[] predictions = numbers(outputs.getAsJsonArray(graph.prediction()));
    double limit = graph.hasLabel() ? 1e-6 : 1e-6 * largest(expected.toArray());
    assertThat(predictions).containsExactly(expected.toArray(), within(limit));
    if (graph.hasLabel()) {
      List<String> labels = new ArrayList<>();
      outputs
          .getAsJsonArray(graph.label())
          .forEach(row -> labels.add(row.getAsJsonArray().get(0).getAsString()));
      for (int row = 0; row < labels.size(); row++) {
        assertThat(labels.get(row)).as("row %s", row).isEqualTo(expected.label(row));
      }
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double[] numbers(JsonArray rows) {
    List<Double> numbers = new ArrayList<>();
    for (JsonElement row : rows) {
      row.getAsJsonArray().forEach(number -> numbers.add(number.getAsDouble()));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Path script() throws IOException {
    try (InputStream script = PythonRuntimeTest.class.getResourceAsStream("run_onnx.py")) {
      return Files.write(folder.resolve("run_onnx.py"), script.readAllBytes());
    }
  }

  private static String csv(Table table) {
    StringBuilder csv = new StringBuilder(String.join(",", table.names())).append('\n');
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        cells.add(column.isMissing(row) ? "" : column.text(row));
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }
}
