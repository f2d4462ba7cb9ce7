package org.concordml.onnx.preprocess;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.concordml.data.kind.ColumnKind;
import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.ElementType;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;

/** A graph of one column of numbers, run on some. */
final class ColumnGraph {

  private ColumnGraph() {}

  /**
   * @param what from the inputs, of which there is one, "x", to {@code [rows, 1]} in float64
   */
  static double[] run(BiFunction<DoubleArithmetic, RawColumns, Value> what, float... values)
      throws OrtException {
    GraphWriter graph = new GraphWriter("column");
    RawColumns columns =
        RawColumns.named(graph, List.of(new RawColumn("x", new ColumnKind.Numeric())));
    Value found = what.apply(new DoubleArithmetic(graph), columns);
    graph.output("y", found, ElementType.DOUBLE, 1);
    float[][] rows = new float[values.length][1];
    for (int row = 0; row < rows.length; row++) {
      rows[row][0] = values[row];
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(graph.toBytes("", "", Map.of()));
        OnnxTensor x = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of("x", x))) {
      double[][] y = (double[][]) result.get(0).getValue();
      double[] flat = new double[y.length];
      for (int row = 0; row < flat.length; row++) {
        flat[row] = y[row][0];
      }
      return flat;
    }
  }
}
