package org.concordml.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as the inputs of a graph.
 *
 * @param rows how many
 * @param numbers {@code [rows, columns]} of each input of float32, row-major, by its name; the
 *     number of columns is what their length says
 * @param texts {@code [rows, 1]} of each input of texts, by its name
 */
public record GraphRows(int rows, Map<String, float[]> numbers, Map<String, List<String>> texts) {

  /** Takes copies of the maps. */
  public GraphRows {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }
}
