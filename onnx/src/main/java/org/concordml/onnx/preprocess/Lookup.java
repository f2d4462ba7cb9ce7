package org.concordml.onnx.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.concordml.onnx.graph.Attribute;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;
import org.concordml.preprocess.FittedCodes;
import org.concordml.preprocess.FittedOneHot;
import org.jspecify.annotations.Nullable;

/** Texts looked up in a table that has a row of numbers for each. */
final class Lookup {

  /** Every word for true and false, in every case: a graph compares texts exactly. */
  private static final List<List<String>> BOOLEANS =
      List.of(
          List.of("false", "no", "n", "f", "0"), //
          List.of("true", "yes", "y", "t", "1"));

  private final GraphWriter graph;

  Lookup(GraphWriter graph) {
    this.graph = graph;
  }

  /**
   * @param texts {@code [rows, 1]}
   * @return {@code [rows, 1]}, float64: 1 for true, 0 for false, NaN for all else
   */
  Value booleans(Value texts) {
    List<String> words = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int truth = 0; truth < BOOLEANS.size(); truth++) {
      for (String word : BOOLEANS.get(truth)) {
        for (String spelling : spellings(word)) {
          words.add(spelling);
          rows.add(new double[] {truth});
        }
      }
    }
    rows.add(new double[] {Double.NaN});
    return lookUp(texts, words, rows, "booleans");
  }

  private static List<String> spellings(String word) {
    List<String> spellings = new ArrayList<>(List.of(""));
    for (int i = 0; i < word.length(); i++) {
      String lower = word.substring(i, i + 1);
      String upper = lower.toUpperCase(Locale.ROOT);
      List<String> longer = new ArrayList<>();
      for (String start : spellings) {
        longer.add(start + lower);
        if (!upper.equals(lower)) {
          longer.add(start + upper);
        }
      }
      spellings = longer;
    }
    return spellings;
  }

  /**
   * @param texts {@code [rows, 1]}
   * @return {@code [rows, 1]}, float64
   */
  Value codes(Value texts, FittedCodes codes) {
    ToDoubleFunction<@Nullable String> code = codes::code;
    List<double[]> rows = new ArrayList<>();
    codes.levels().forEach(level -> rows.add(new double[] {code.applyAsDouble(level)}));
    rows.add(new double[] {code.applyAsDouble(null)});
    rows.add(new double[] {code.applyAsDouble(unknown(codes.levels()))});
    return lookUp(texts, andEmpty(codes.levels()), rows, codes.column() + "_codes");
  }

  /**
   * @param texts {@code [rows, 1]}
   * @return {@code [rows, width]}, float64
   */
  Value oneHot(Value texts, FittedOneHot oneHot) {
    List<double[]> rows = new ArrayList<>();
    oneHot.categories().forEach(category -> rows.add(row(oneHot, category)));
    rows.add(row(oneHot, null));
    rows.add(row(oneHot, unknown(oneHot.categories())));
    return lookUp(texts, andEmpty(oneHot.categories()), rows, oneHot.column() + "_categories");
  }

  private static double[] row(FittedOneHot oneHot, @Nullable String value) {
    double[] row = new double[oneHot.width()];
    oneHot.one(value).ifPresent(column -> row[column] = 1);
    return row;
  }

  /** No column has an empty value: that is what a gap is given as. */
  private static List<String> andEmpty(List<String> values) {
    List<String> keys = new ArrayList<>(values);
    keys.add("");
    return keys;
  }

  private static String unknown(List<String> values) {
    String text = "unknown";
    while (values.contains(text)) {
      text += "?";
    }
    return text;
  }

  /**
   * @param rows one a key, and one more for texts that are none
   */
  private Value lookUp(Value texts, List<String> keys, List<double[]> rows, String name) {
    List<Long> indices = new ArrayList<>();
    for (long index = 0; index < keys.size(); index++) {
      indices.add(index);
    }
    Value index =
        graph.mlNode(
            "LabelEncoder",
            List.of(texts),
            Attribute.texts("keys_strings", keys),
            Attribute.integers("values_int64s", indices),
            Attribute.integer("default_int64", keys.size()));
    int width = rows.get(0).length;
    double[] table = new double[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, table, row * width, width);
    }
    Value found =
        graph.node("Gather", List.of(graph.doubles(name, table, rows.size(), width), index));
    return graph.node("Squeeze", List.of(found, graph.integers("axes", new long[] {1}, 1)));
  }
}
