package org.concordml.engine.mxnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concordml.engine.mxnet.SymbolGraph.Value;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;

/**
 * A network as a graph: the operators are those that DJL calls one by one for {@code
 * DenseNetworkBlock}, and their backward operators those that MXNet's differentiation picks for
 * them, so that the same kernels run and the numbers are the same bits.
 *
 * <p>Inputs are {@code x}, the rows; {@code w}, all parameters in one vector; and {@code mask0} and
 * so on for hidden layers that drop.
 */
final class NetworkGraph {

  private final SymbolGraph graph;
  private final NetworkSpec network;
  private final List<Value> layerInputs = new ArrayList<>();
  private final List<Value> kernels = new ArrayList<>();
  private final List<Value> sums = new ArrayList<>();
  private final List<Value> activated = new ArrayList<>();
  private final Map<Integer, Value> masks = new HashMap<>();

  NetworkGraph(SymbolGraph graph, NetworkSpec network) {
    this.graph = graph;
    this.network = network;
  }

  /**
   * Adds the way forward.
   *
   * @param masked hidden layers that drop, from 0
   * @return the logits
   */
  Value forward(List<Integer> masked) {
    Value out = graph.input("x");
    Value tensors = cut(graph.input("w"));
    for (int layer = 0; layer < network.depth(); layer++) {
      layerInputs.add(out);
      kernels.add(kernel(tensors, layer));
      Value bias = new Value(tensors.node(), 2 * layer + 1);
      out = graph.apply("_npx_fully_connected", dense(layer), out, kernels.get(layer), bias);
      sums.add(out);
      if (layer < network.hidden().size()) {
        out = activate(network.hidden().get(layer).activation(), out);
        activated.add(out);
      }
      if (masked.contains(layer)) {
        masks.put(layer, graph.input(mask(layer)));
        out = graph.apply("_npi_multiply", out, masks.get(layer));
      }
    }
    return out;
  }

  /**
   * @param layer from 0
   * @return the name of its mask among the inputs
   */
  static String mask(int layer) {
    return "mask" + layer;
  }

  private Value cut(Value parameters) {
    List<Integer> from = network.layout().tensors().stream().map(ParameterTensor::offset).toList();
    return graph.apply(
        "_npi_split",
        Map.of("indices", tuple(from), "axis", "0", "squeeze_axis", "False"),
        parameters);
  }

  private Value kernel(Value tensors, int layer) {
    List<Integer> shape = List.of(network.fanOut(layer), network.fanIn(layer));
    return graph.apply(
        "_np_reshape", Map.of("newshape", tuple(shape)), new Value(tensors.node(), 2 * layer));
  }

  private static String tuple(List<Integer> values) {
    return values.toString().replace('[', '(').replace(']', ')');
  }

  private Map<String, String> dense(int layer) {
    return Map.of(
        "num_hidden",
        String.valueOf(network.fanOut(layer)),
        "flatten",
        "False",
        "no_bias",
        "False");
  }

  private Value activate(Activation activation, Value z) {
    return switch (activation) {
      // MXNet's own relu makes 0 of NaN. Of equals the first has the slope, so 0 stands first.
      case RELU -> graph.apply("_npi_maximum", graph.apply("zeros_like", z), z);
      case TANH, SIGMOID -> graph.apply("_npx_activation", attributes(activation), z);
      case GELU, LEAKY_RELU -> graph.apply("_npx_leaky_relu", attributes(activation), z);
    };
  }

  private static Map<String, String> attributes(Activation activation) {
    return switch (activation) {
      case RELU -> Map.of();
      case TANH -> Map.of("act_type", "tanh");
      case SIGMOID -> Map.of("act_type", "sigmoid");
      case GELU -> Map.of("act_type", "gelu");
      case LEAKY_RELU ->
          Map.of("act_type", "leaky", "slope", String.valueOf((float) Activation.LEAKY_RELU_SLOPE));
    };
  }

  /**
   * What the way back gives.
   *
   * @param parameters the gradient with respect to all of them, in one vector
   * @param inputs the gradient with respect to the rows
   */
  record Slopes(Value parameters, Value inputs) {}

  /**
   * Adds the way back.
   *
   * @param slope of the loss at the logits
   * @return the gradients
   */
  Slopes back(Value slope) {
    Value[] flat = new Value[2 * network.depth()];
    Value at = slope;
    for (int layer = network.depth() - 1; layer >= 0; layer--) {
      if (masks.containsKey(layer)) {
        at = graph.apply("_npi_multiply", at, masks.get(layer));
      }
      if (layer < network.hidden().size()) {
        at = unactivate(network.hidden().get(layer).activation(), at, layer);
      }
      Value slopes =
          graph.back(
              "_backward_FullyConnected",
              sums.get(layer),
              dense(layer),
              at,
              layerInputs.get(layer),
              kernels.get(layer));
      flat[2 * layer] =
          graph.apply("_np_reshape", Map.of("newshape", "(-1,)"), new Value(slopes.node(), 1));
      flat[2 * layer + 1] = new Value(slopes.node(), 2);
      at = slopes;
    }
    Value parameters =
        graph.apply(
            "_npi_concatenate", Map.of("num_args", String.valueOf(flat.length), "axis", "0"), flat);
    // What is derived here is not to be derived again.
    return new Slopes(once(parameters), once(at));
  }

  private Value unactivate(Activation activation, Value at, int layer) {
    Value out = activated.get(layer);
    Value z = sums.get(layer);
    return switch (activation) {
      case RELU -> graph.apply("_backward_relu", at, out);
      case TANH, SIGMOID ->
          once(graph.back("_backward_Activation", out, attributes(activation), at, out, z));
      case GELU, LEAKY_RELU ->
          once(graph.back("_backward_LeakyReLU", out, attributes(activation), at, z, out));
    };
  }

  /** MXNet derives whatever it compiles, and these backward operators have no derivatives. */
  private Value once(Value slope) {
    return graph.apply("BlockGrad", slope);
  }
}
