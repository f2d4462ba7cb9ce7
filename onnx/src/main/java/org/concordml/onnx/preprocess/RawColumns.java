package org.concordml.onnx.preprocess;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DatePart;
import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.ElementType;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;
import org.concordml.preprocess.FittedPreprocessing;

/** The columns that a graph is given, as its inputs. */
public final class RawColumns {

  private final DoubleArithmetic arithmetic;
  private final Map<String, Value> inputs = new HashMap<>();
  private final Map<String, Value> inDoubles = new HashMap<>();

  private RawColumns(GraphWriter graph) {
    arithmetic = new DoubleArithmetic(graph);
  }

  /**
   * Which columns a preprocessing looks at: those it was fitted on but for the empty ones, then
   * those that days are counted from.
   *
   * @param preprocessing fitted
   * @return in order
   */
  public static List<RawColumn> of(FittedPreprocessing preprocessing) {
    Map<String, RawColumn> columns = new LinkedHashMap<>();
    preprocessing
        .kinds()
        .forEach(
            (name, kind) -> {
              if (!preprocessing.empty().contains(name)) {
                columns.put(name, new RawColumn(name, kind));
              }
            });
    for (RawColumn column : List.copyOf(columns.values())) {
      if (column.kind() instanceof ColumnKind.Date date) {
        for (DatePart part : date.parts()) {
          if (part instanceof DatePart.DaysSinceColumn since) {
            columns.putIfAbsent(since.column(), RawColumn.origin(since.column(), date.format()));
          }
        }
      }
    }
    return List.copyOf(columns.values());
  }

  /**
   * Adds an input for each column, by its name: {@code [rows, 1]}, float32 or texts.
   *
   * @param graph where to
   * @param columns in order
   * @return the inputs
   */
  public static RawColumns named(GraphWriter graph, List<RawColumn> columns) {
    RawColumns raw = new RawColumns(graph);
    for (RawColumn column : columns) {
      boolean isText = column.holds() == RawColumn.Holds.TEXTS;
      raw.inputs.put(
          column.name(),
          graph.input(column.name(), isText ? ElementType.STRING : ElementType.FLOAT, 1));
    }
    return raw;
  }

  /**
   * Adds one input for all columns, which must be numbers or dates: {@code [rows, columns]},
   * float32.
   *
   * @param graph where to
   * @param name of the input
   * @param columns in order
   * @return the input
   */
  public static RawColumns matrix(GraphWriter graph, String name, List<RawColumn> columns) {
    RawColumns raw = new RawColumns(graph);
    Value matrix = graph.input(name, ElementType.FLOAT, columns.size());
    for (int i = 0; i < columns.size(); i++) {
      raw.inputs.put(columns.get(i).name(), raw.arithmetic.columns(matrix, i));
    }
    return raw;
  }

  /**
   * @param column of numbers or dates
   * @return {@code [rows, 1]}, float64; NaN where missing
   */
  Value numbers(String column) {
    return inDoubles.computeIfAbsent(column, name -> arithmetic.toDouble(input(name)));
  }

  /**
   * @param column of texts
   * @return {@code [rows, 1]}; empty where missing
   */
  Value texts(String column) {
    return input(column);
  }

  private Value input(String column) {
    return Objects.requireNonNull(inputs.get(column), column);
  }
}
