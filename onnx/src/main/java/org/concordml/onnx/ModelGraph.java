package org.concordml.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Table;
import org.concordml.data.Task;
import org.concordml.data.text.Quoted;
import org.concordml.model.Model;
import org.concordml.network.NetworkSpec;
import org.concordml.onnx.graph.ElementType;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;
import org.concordml.onnx.network.DenseLayers;
import org.concordml.onnx.network.Predicted;
import org.concordml.onnx.preprocess.Preprocessor;
import org.concordml.onnx.preprocess.RawColumn;
import org.concordml.onnx.preprocess.RawColumns;

/**
 * A model as one ONNX graph, from columns as they are read to predictions and labels: gaps filled,
 * tails clipped, categories encoded, numbers scaled, networks averaged, classes decided on.
 *
 * <p>Rows go in as {@link InputLayout} says. A gap is NaN among numbers and an empty text among
 * texts. A date is the number of days since 1970-01-01. A number that was read as a category is the
 * text that the table had, {@code 3} for 3.0.
 *
 * <p>What comes out has a row for each that went in: {@code probability} of the positive class of
 * two, {@code probabilities} of several, in the order of the classes, or {@code value}, the number
 * in its unit, each float32; and, but for a number, {@code label}, the name of the class. An output
 * whose name a column has already is called {@code predicted_} and that name.
 *
 * <p>Differences from {@link org.concordml.model.Predictor}: what goes in is rounded to float32
 * (the preprocessing is float64 from there), and a text that is neither true nor false counts as a
 * gap where Concord refuses it.
 */
public final class ModelGraph {

  /** Name of the input of {@link InputLayout#MATRIX}. */
  public static final String MATRIX = "matrix";

  /** Version of the standard's operators that a file needs. */
  public static final int OPSET = GraphWriter.OPSET;

  /** Version of the operators of its machine-learning part. */
  public static final int ML_OPSET = GraphWriter.ML_OPSET;

  private final Model model;
  private final InputLayout layout;
  private final List<RawColumn> columns;
  private final String prediction;
  private final String label;

  /**
   * @param model what to write
   * @param layout how its rows go in
   * @throws ModelExportException if it cannot be written so
   */
  public ModelGraph(Model model, InputLayout layout) {
    this.model = Objects.requireNonNull(model, "model");
    this.layout = Objects.requireNonNull(layout, "layout");
    columns = RawColumns.of(model.preprocessing());
    if (layout == InputLayout.MATRIX) {
      requireNumbers();
    }
    prediction =
        free(
            switch (model.schema().task()) {
              case BINARY -> "probability";
              case MULTICLASS -> "probabilities";
              case REGRESSION -> "value";
            });
    label = free("label");
  }

  private void requireNumbers() {
    List<String> texts =
        columns.stream()
            .filter(column -> column.holds() == RawColumn.Holds.TEXTS)
            .map(RawColumn::name)
            .toList();
    if (!texts.isEmpty()) {
      throw new ModelExportException(
          "one matrix of numbers must be given numbers alone, found texts in "
              + Quoted.list(texts)
              + ".",
          Remedy.of(
              "give each column an input of its own",
              Setting.ONNX_INPUT,
              InputLayout.COLUMNS.key()));
    }
  }

  private String free(String wish) {
    String name = wish;
    while (isInput(name)) {
      name = "predicted_" + name;
    }
    return name;
  }

  private boolean isInput(String name) {
    return layout == InputLayout.MATRIX
        ? name.equals(MATRIX)
        : columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /**
   * @return what is written
   */
  public Model model() {
    return model;
  }

  /**
   * @return how its rows go in
   */
  public InputLayout layout() {
    return layout;
  }

  /**
   * @return the columns that go in, in order
   */
  public List<RawColumn> columns() {
    return columns;
  }

  /**
   * @return name of the output {@code [rows, 1]} or {@code [rows, classes]}, float32
   */
  public String prediction() {
    return prediction;
  }

  /**
   * @return name of the output {@code [rows, 1]}, texts; there is none where a number is predicted
   */
  public String label() {
    return label;
  }

  /**
   * @return whether there are labels: a class is predicted
   */
  public boolean hasLabel() {
    return model.schema().task() != Task.REGRESSION;
  }

  /**
   * @return an ONNX file; the same bytes for the same model
   */
  public byte[] toBytes() {
    return toBytes(Map.of());
  }

  /**
   * @param more metadata, after that of the model
   * @return an ONNX file; the same bytes for the same model and metadata
   */
  public byte[] toBytes(Map<String, String> more) {
    GraphWriter graph = new GraphWriter("model");
    RawColumns inputs =
        layout == InputLayout.MATRIX
            ? RawColumns.matrix(graph, MATRIX, columns)
            : RawColumns.named(graph, columns);
    graph.reserve(prediction);
    graph.reserve(label);
    Value features = new Preprocessor(graph, inputs).features(model.preprocessing());
    NetworkSpec network = model.network();
    Predicted predicted = new Predicted(graph, network.head());
    Value predictions = predicted.mean(outputs(graph, features));
    graph.output(
        prediction,
        graph.cast(predictions, ElementType.FLOAT),
        ElementType.FLOAT,
        network.outputs());
    if (hasLabel()) {
      graph.output(
          label,
          predicted.label(predictions, model.decision(), model.schema().classes()),
          ElementType.STRING,
          1);
    }
    return graph.toBytes(
        model.provenance().concordVersion(),
        "Predicts "
            + Quoted.text(model.schema().target())
            + ". Made by Concord; research use, not a medical device.",
        ModelMetadata.of(this, more));
  }

  /**
   * Rows of a table as the inputs of the graph.
   *
   * @param table that has the columns by name; others are not looked at
   * @return the inputs
   * @throws org.concordml.data.DataException if a column is not there, or a value is not of its
   *     kind
   */
  public GraphRows rows(Table table) {
    table.requireColumns("an input", columns.stream().map(RawColumn::name).toList());
    Map<String, float[]> numbersOf = new LinkedHashMap<>();
    Map<String, List<String>> textsOf = new LinkedHashMap<>();
    float[] matrix = new float[layout == InputLayout.MATRIX ? table.rows() * columns.size() : 0];
    for (int c = 0; c < columns.size(); c++) {
      RawColumn column = columns.get(c);
      if (column.holds() == RawColumn.Holds.TEXTS) {
        textsOf.put(column.name(), column.texts(table));
      } else if (layout == InputLayout.COLUMNS) {
        numbersOf.put(column.name(), column.numbers(table));
      } else {
        float[] numbers = column.numbers(table);
        for (int row = 0; row < numbers.length; row++) {
          matrix[row * columns.size() + c] = numbers[row];
        }
      }
    }
    if (layout == InputLayout.MATRIX) {
      numbersOf.put(MATRIX, matrix);
    }
    return new GraphRows(table.rows(), numbersOf, textsOf);
  }

  private List<Value> outputs(GraphWriter graph, Value features) {
    List<Value> outputs = new ArrayList<>();
    for (int member = 0; member < model.members().size(); member++) {
      String prefix = model.members().size() == 1 ? "" : "member" + (member + 1) + ".";
      outputs.add(
          new DenseLayers(graph, model.network(), model.members().get(member), prefix)
              .outputs(features));
    }
    return outputs;
  }
}
