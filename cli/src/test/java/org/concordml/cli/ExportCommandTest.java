package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.BundleWriter;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Predictor;
import org.concordml.onnx.GraphRows;
import org.concordml.onnx.GraphRunner;
import org.concordml.onnx.InputLayout;
import org.concordml.onnx.ModelCheck;
import org.concordml.onnx.ModelGraph;
import org.concordml.provenance.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code concord export}: a saved model as one ONNX file, checked before it is there. */
class ExportCommandTest {

  @TempDir private static Path models;
  private static Path wdbc;
  private static Path penguins;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    wdbc = saved("wdbc.concord", BundledDataset.WDBC);
    penguins = saved("penguins.concord", BundledDataset.PENGUINS);
  }

  private static Path saved(String name, BundledDataset dataset) {
    Recipe recipe = dataset.recipe().withFill(true);
    Recipe brief = recipe.withFit(recipe.fit().toBuilder().epochs(3).build());
    Experiment experiment = Experiment.of(brief, dataset.table());
    TrainingBackend java = EngineRegistry.load().findTraining("java");
    Path path = models.resolve(name);
    BundleWriter.write(
        Bundle.of(experiment, experiment.run(java), java, Provenance.now(List.of("test"))), path);
    return path;
  }

  private static GraphRunner runtime() {
    return ServiceLoader.load(GraphRunner.class).findFirst().orElseThrow();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private void refused(int code, String message, Object... words) throws IOException {
    Invocation run = Invocation.of(words);

    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void a_table_with_texts_and_gaps_is_written_with_an_input_for_each_column() throws IOException {
    Path file = folder.resolve("model.onnx");

    Invocation run = Invocation.of("export", penguins, "--onnx", file);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith(file + ": ")
        .contains("in   string [rows, 1], texts: \"island\"")
        .contains(
            "out  \"probabilities\" float32 [rows, 3]: of \"Adelie\", \"Chinstrap\", \"Gentoo\"")
        .contains("\"label\" string")
        .containsPattern(
            "Checked in ONNX Runtime 1\\.\\d+\\.\\d+ on 16 golden rows: largest difference \\d");
    Bundle bundle = BundleReader.read(penguins);
    Table rows = BundledDataset.PENGUINS.table();
    try (Predictor predictor =
        bundle.predictor(EngineRegistry.load().find("java"), DeviceRequest.CPU)) {
      double difference =
          new ModelCheck(new ModelGraph(bundle.model(), InputLayout.COLUMNS), runtime())
              .require(Files.readAllBytes(file), rows, predictor.predict(rows));
      assertThat(difference).isLessThan(1e-6);
    }
    assertThat(files()).containsExactly(file);
  }

  @Test
  void twice_gives_the_same_bytes() throws IOException {
    Invocation.of("export", wdbc, "--onnx", folder.resolve("a.onnx"));
    Invocation.of("export", wdbc, "--onnx", folder.resolve("b.onnx"));

    assertThat(folder.resolve("a.onnx")).hasSameBinaryContentAs(folder.resolve("b.onnx"));
  }

  @Test
  void json_is_one_document() {
    Path file = folder.resolve("model.onnx");

    Invocation run = Invocation.of("export", wdbc, "--onnx", file, "--input", "matrix", "--json");

    assertThat(run.err()).isEmpty();
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.get("command").getAsString()).isEqualTo("export");
    assertThat(document.get("file").getAsString()).isEqualTo(file.toString());
    assertThat(document.get("input").getAsString()).isEqualTo("matrix");
    assertThat(document.getAsJsonArray("columns")).hasSize(30);
    assertThat(document.get("prediction").getAsString()).isEqualTo("probability");
    assertThat(document.get("label").getAsString()).isEqualTo("label");
    JsonObject check = document.getAsJsonObject("check");
    assertThat(check.get("rows").getAsInt()).isEqualTo(16);
    assertThat(check.get("largestDifference").getAsDouble()).isLessThan(1e-6);
  }

  @Test
  void a_matrix_of_texts_is_wrong_usage() throws IOException {
    refused(
        2,
        "one matrix of numbers must be given numbers alone, found texts in \"island\", \"sex\"."
            + " Give each column an input of its own with --input columns.",
        "export",
        penguins,
        "--onnx",
        folder.resolve("m.onnx"),
        "--input",
        "matrix");
  }

  @Test
  void what_is_missing_or_misspelt_is_said() throws IOException {
    refused(2, "--onnx must name the file to write, found none", "export", wdbc);
    refused(2, "MODEL", "export", "--onnx", folder.resolve("m.onnx"));
    refused(
        2,
        "--input must be one of columns, matrix, found 'matrx'. Did you mean 'matrix'?",
        "export",
        wdbc,
        "--onnx",
        folder.resolve("m.onnx"),
        "--input",
        "matrx");
    refused(
        3,
        "nowhere.concord",
        "export",
        folder.resolve("nowhere.concord"),
        "--onnx",
        folder.resolve("m.onnx"));
    refused(
        2,
        ": there is no folder " + folder.resolve("no/folder") + ". Make it or choose another name.",
        "export",
        wdbc,
        "--onnx",
        folder.resolve("no/folder/m.onnx"));
    refused(2, "is a folder", "export", wdbc, "--onnx", folder);
  }

  @Test
  void a_file_that_predicts_something_else_is_not_put_in_place() throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "an earlier one");
    GraphRunner wrong = new Off(runtime(), folder);
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new ExportCommand(EngineRegistry::load, () -> Optional.of(wrong)))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(new Failures(List.of()));

    int code = command.execute(wdbc.toString(), "--onnx", file.toString());

    assertThat(err.toString())
        .contains(
            "the file must predict what the model does within 1.0E-4, found a difference of 1.0e-02"
                + " in an approximate runtime at golden rows, row 1.");
    assertThat(code).isEqualTo(6);
    assertThat(file).hasContent("an earlier one");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void the_model_is_not_overwritten() throws IOException {
    Path model = folder.resolve("model.zip");
    BundleWriter.write(BundleReader.read(wdbc), model);
    byte[] before = Files.readAllBytes(model);

    Invocation run = Invocation.of("export", model, "--onnx", model);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: --onnx must name another file than the model, found " + model);
    assertThat(model).hasBinaryContent(before);
  }

  /** Off by a hundredth; what it leaves if the process ends while it runs is nothing. */
  private record Off(GraphRunner exact, Path folder) implements GraphRunner {

    @Override
    public String name() {
      return "an approximate runtime";
    }

    @Override
    public Optional<String> version() {
      return Optional.empty();
    }

    @Override
    public Result run(byte[] file, GraphRows rows, String prediction, Optional<String> label) {
      assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
      Result found = exact.run(file, rows, prediction, label);
      return new Result(
          Arrays.stream(found.predictions()).map(p -> p + 0.01).toArray(), found.labels());
    }
  }

  @Test
  void without_a_runtime_nothing_is_written() throws IOException {
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new ExportCommand(EngineRegistry::load, Optional::empty))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(new Failures(List.of()));

    int code = command.execute(wdbc.toString(), "--onnx", folder.resolve("m.onnx").toString());

    assertThat(err.toString()).contains("Add the artifact concord-engine-onnxruntime");
    assertThat(code).isEqualTo(4);
    assertThat(files()).isEmpty();
  }
}
