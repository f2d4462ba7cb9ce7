package org.concordml.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.concordml.data.Schema;
import org.concordml.data.text.Quoted;
import org.concordml.json.JsonText;
import org.concordml.onnx.GraphRunner;
import org.concordml.onnx.InputLayout;
import org.concordml.onnx.ModelCheck;
import org.concordml.onnx.ModelGraph;
import org.concordml.onnx.preprocess.RawColumn;

/** What was written as ONNX, in text and as JSON. */
public final class ExportOutput {

  private final ModelGraph graph;
  private final Path file;
  private final int bytes;
  private final GraphRunner runner;
  private final int rows;
  private final double difference;

  /**
   * @param graph what was written
   * @param file where
   * @param content of the file
   * @param runner what ran it
   * @param rows on how many rows
   * @param difference the largest from what the model predicts
   */
  public ExportOutput(
      ModelGraph graph,
      Path file,
      byte[] content,
      GraphRunner runner,
      int rows,
      double difference) {
    this.graph = graph;
    this.file = file;
    this.bytes = content.length;
    this.runner = runner;
    this.rows = rows;
    this.difference = difference;
  }

  /**
   * @return a few lines, each ended
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %,d bytes, opset %d, ai.onnx.ml %d%n",
            file,
            bytes,
            ModelGraph.OPSET,
            ModelGraph.ML_OPSET));
    if (graph.layout() == InputLayout.MATRIX) {
      text.append(
          String.format(
              Locale.ROOT,
              "  in   \"%s\" float32 [rows, %d]: %s%n",
              ModelGraph.MATRIX,
              graph.columns().size(),
              Quoted.list(graph.columns().stream().map(RawColumn::name).toList())));
    } else {
      for (RawColumn.Holds holds : RawColumn.Holds.values()) {
        in(holds).ifPresent(text::append);
      }
    }
    text.append(
        String.format(Locale.ROOT, "  out  \"%s\" float32%s%n", graph.prediction(), meaning()));
    if (graph.hasLabel()) {
      text.append(String.format(Locale.ROOT, "       \"%s\" string%n", graph.label()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "Checked in %s %s on %d golden rows: largest difference %.1e%n",
            runner.name(),
            runner.version().orElse(""),
            rows,
            difference));
    return text.toString();
  }

  private Optional<String> in(RawColumn.Holds holds) {
    var names =
        graph.columns().stream()
            .filter(column -> column.holds() == holds)
            .map(RawColumn::name)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "  in   %s [rows, 1], %s: %s%n",
                holds == RawColumn.Holds.TEXTS ? "string" : "float32",
                holds.words(),
                Quoted.list(names)));
  }

  private String meaning() {
    Schema schema = graph.model().schema();
    return switch (schema.task()) {
      case BINARY -> " [rows, 1]: of " + Quoted.text(schema.positive());
      case MULTICLASS ->
          " [rows, " + schema.classes().size() + "]: of " + Quoted.list(schema.classes());
      case REGRESSION -> " [rows, 1]: " + Quoted.text(schema.target());
    };
  }

  /**
   * @return a sentence for stderr where the file is less exact than float32 explains by itself
   */
  public Optional<String> note() {
    return difference <= ModelCheck.EXPECTED
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "note: predictions of the file differ by up to %.1e: columns that are not scaled,"
                    + " or that have more than seven digits, lose some in float32",
                difference));
  }

  /**
   * @return one JSON document
   */
  public String document() {
    JsonArray inputs = new JsonArray();
    for (RawColumn column : graph.columns()) {
      JsonObject input = new JsonObject();
      input.addProperty("column", column.name());
      input.addProperty("kind", column.kind().name());
      input.addProperty("holds", column.holds().words());
      inputs.add(input);
    }
    JsonObject check = new JsonObject();
    check.addProperty("runtime", runner.name());
    check.addProperty("version", runner.version().orElse(""));
    check.addProperty("rows", rows);
    check.addProperty("largestDifference", difference);
    JsonObject document = new JsonObject();
    document.addProperty("schemaVersion", 1);
    document.addProperty("command", "export");
    document.addProperty("file", file.toString());
    document.addProperty("bytes", bytes);
    document.addProperty("opset", ModelGraph.OPSET);
    document.addProperty("input", graph.layout().key());
    document.add("columns", inputs);
    document.addProperty("prediction", graph.prediction());
    if (graph.hasLabel()) {
      document.addProperty("label", graph.label());
    }
    document.add("check", check);
    return JsonText.of(document);
  }
}
