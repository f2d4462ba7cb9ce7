package org.concordml.onnx.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.concordml.onnx.graph.Attribute;
import org.concordml.onnx.graph.ElementType;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;

/** The dense layers of a network with its weights, in float32, added to a graph. */
public final class DenseLayers {

  private final GraphWriter graph;
  private final NetworkSpec network;
  private final Weights weights;
  private final double[] values;
  private final String prefix;

  /** Weights that the graph has already: one that no node uses would be warned of. */
  private final Map<ParameterTensor, Value> constants = new HashMap<>();

  /**
   * @param graph where to
   * @param network what to compute
   * @param weights of the network
   * @param prefix of the names of the weights; empty for none
   */
  public DenseLayers(GraphWriter graph, NetworkSpec network, Weights weights, String prefix) {
    this.graph = graph;
    this.network = network;
    this.weights = weights;
    this.prefix = prefix;
    values = weights.toArray();
  }

  private Value kernel(int layer) {
    ParameterTensor kernel = weights.layout().kernel(layer);
    return constant(kernel, kernel.rows(), kernel.columns());
  }

  private Value bias(int layer) {
    ParameterTensor bias = weights.layout().bias(layer);
    return constant(bias, bias.columns());
  }

  private Value constant(ParameterTensor tensor, int... shape) {
    return constants.computeIfAbsent(
        tensor,
        added ->
            graph.floats(
                prefix + added.name(),
                Arrays.copyOfRange(values, added.offset(), added.offset() + added.size()),
                shape));
  }

  /**
   * Adds the way from features to outputs. Dropout has no part in it.
   *
   * @param features {@code [rows, inputs]}, float32
   * @return {@code [rows, outputs]}, float32: logits, or the number in the unit the network is
   *     trained in
   */
  public Value outputs(Value features) {
    List<Hidden> hidden = hidden(features);
    Value last = hidden.isEmpty() ? features : hidden.get(hidden.size() - 1).activated();
    return gemm(last, hidden.size());
  }

  /** A hidden layer, before and after its activation. */
  private record Hidden(Value sums, Value activated) {}

  private List<Hidden> hidden(Value features) {
    List<Hidden> hidden = new ArrayList<>();
    Value x = features;
    for (int layer = 0; layer < network.hidden().size(); layer++) {
      Value sums = gemm(x, layer);
      x = activate(network.hidden().get(layer).activation(), sums);
      hidden.add(new Hidden(sums, x));
    }
    return hidden;
  }

  private Value gemm(Value x, int layer) {
    return graph.node("Gemm", List.of(x, kernel(layer), bias(layer)));
  }

  private Value activate(Activation activation, Value z) {
    return switch (activation) {
      case RELU -> graph.node("Relu", List.of(z));
      case TANH -> graph.node("Tanh", List.of(z));
      case SIGMOID -> graph.node("Sigmoid", List.of(z));
      case GELU -> graph.node("Mul", List.of(z, normalShare(z)));
      case LEAKY_RELU ->
          graph.node(
              "LeakyRelu",
              List.of(z),
              Attribute.number("alpha", (float) Activation.LEAKY_RELU_SLOPE));
    };
  }

  /** {@code Φ(z) = (1 + erf(z / √2)) / 2}. */
  private Value normalShare(Value z) {
    Value erf = graph.node("Erf", List.of(times(z, Math.sqrt(0.5))));
    return times(plus(erf, 1), 0.5);
  }

  /**
   * Adds the way there and back, from a weighted sum of the outputs to its derivative by each
   * feature.
   *
   * @param features {@code [rows, inputs]}, float32
   * @param seed {@code [1, outputs]}, float32: weights of the outputs, one of them 1 for that one's
   *     derivative
   * @return {@code [rows, inputs]}, float32
   */
  public Value inputGradients(Value features, Value seed) {
    List<Hidden> hidden = hidden(features);
    Value slope = seed;
    for (int layer = hidden.size(); layer > 0; layer--) {
      slope = graph.node("MatMul", List.of(slope, transposed(kernel(layer))));
      slope = graph.node("Mul", List.of(slope, derivative(layer - 1, hidden.get(layer - 1))));
    }
    slope = graph.node("MatMul", List.of(slope, transposed(kernel(0))));
    // Without hidden layers it is the same for all rows.
    return graph.node("Expand", List.of(slope, graph.node("Shape", List.of(features))));
  }

  private Value transposed(Value kernel) {
    return graph.node("Transpose", List.of(kernel));
  }

  private Value derivative(int layer, Hidden values) {
    Value z = values.sums();
    Value a = values.activated();
    return switch (network.hidden().get(layer).activation()) {
      case RELU -> positive(z);
      case TANH -> plus(times(graph.node("Mul", List.of(a, a)), -1), 1);
      case SIGMOID -> graph.node("Mul", List.of(a, plus(times(a, -1), 1)));
      case GELU ->
          graph.node(
              "Add", List.of(normalShare(z), graph.node("Mul", List.of(z, normalDensity(z)))));
      case LEAKY_RELU ->
          plus(times(positive(z), 1 - Activation.LEAKY_RELU_SLOPE), Activation.LEAKY_RELU_SLOPE);
    };
  }

  /** 1 above 0, 0 elsewhere. */
  private Value positive(Value z) {
    return graph.cast(graph.node("Greater", List.of(z, scalar(0))), ElementType.FLOAT);
  }

  /** {@code φ(z) = exp(-z² / 2) / √(2π)}. */
  private Value normalDensity(Value z) {
    Value square = graph.node("Mul", List.of(z, z));
    return times(graph.node("Exp", List.of(times(square, -0.5))), 1 / Math.sqrt(2 * Math.PI));
  }

  private Value times(Value value, double factor) {
    return graph.node("Mul", List.of(value, scalar(factor)));
  }

  private Value plus(Value value, double summand) {
    return graph.node("Add", List.of(value, scalar(summand)));
  }

  private Value scalar(double value) {
    return graph.floats("constant", new double[] {value}, 1);
  }
}
