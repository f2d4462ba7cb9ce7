package org.concordml.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rows as the inputs of a graph.
 *
 * @param rows how many
 * @param numbers {@code [rows, columns]} of each input of float32, row-major, by its name; the
 *     number of columns is what their length says
 * @param texts {@code [rows, 1]} of each input of texts, by its name
 */
public record GraphRows(int rows, Map<String, float[]> numbers, Map<String, List<String>> texts) {

  /** Takes the maps over. */
  public GraphRows {
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(texts, "texts");
  }

  /** Rows of one matrix or of named columns. */
  static GraphRows empty(int rows) {
    return new GraphRows(rows, new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
