package org.concordml.onnx.network;

import java.util.ArrayList;
import java.util.List;
import org.concordml.model.Decision;
import org.concordml.network.Head;
import org.concordml.onnx.graph.Attribute;
import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.ElementType;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;

/** From outputs of networks to what a user sees, in float64. */
public final class Predicted {

  private final GraphWriter graph;
  private final DoubleArithmetic math;
  private final Head head;

  /**
   * @param graph where to
   * @param head of the networks
   */
  public Predicted(GraphWriter graph, Head head) {
    this.graph = graph;
    this.head = head;
    math = new DoubleArithmetic(graph);
  }

  /**
   * The mean of what each network predicts.
   *
   * @param outputs of each, {@code [rows, outputs]}, float32
   * @return of the same shape, float64: probabilities, or the number in the outcome's unit
   */
  public Value mean(List<Value> outputs) {
    List<Value> predictions = new ArrayList<>();
    outputs.forEach(member -> predictions.add(of(math.toDouble(member))));
    Value sum = predictions.get(0);
    for (Value next : predictions.subList(1, predictions.size())) {
      sum = math.add(sum, next);
    }
    return predictions.size() == 1 ? sum : math.divide(sum, predictions.size());
  }

  private Value of(Value outputs) {
    if (head instanceof Head.Linear linear) {
      return math.add(math.multiply(outputs, linear.scale()), linear.mean());
    }
    return switch (head.task()) {
      case BINARY -> graph.node("Sigmoid", List.of(outputs));
      case MULTICLASS -> graph.node("Softmax", List.of(outputs), Attribute.integer("axis", 1));
      case REGRESSION -> throw new IllegalStateException("a number has the head linear: " + head);
    };
  }

  /**
   * The class that is decided on.
   *
   * @param predictions {@code [rows, outputs]}, float64
   * @param decision from predictions to classes
   * @param classes their names
   * @return {@code [rows, 1]}, texts
   */
  public Value label(Value predictions, Decision decision, List<String> classes) {
    Value index =
        head.outputs() == 1
            ? graph.cast(
                math.greater(predictions, math.number(decision.threshold())), ElementType.INT64)
            : graph.node(
                "ArgMax",
                List.of(byThresholds(predictions, decision)),
                Attribute.integer("axis", 1),
                Attribute.integer("keepdims", 1));
    return graph.node("Gather", List.of(graph.texts("classes", classes), index));
  }

  private Value byThresholds(Value predictions, Decision decision) {
    return decision
        .classThresholds()
        .map(
            thresholds ->
                math.divide(
                    predictions,
                    math.row(
                        "thresholds",
                        thresholds.values().stream().mapToDouble(Double::doubleValue).toArray())))
        .orElse(predictions);
  }
}
