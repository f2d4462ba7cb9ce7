package org.concordml.onnx;

import java.util.Map;
import java.util.Optional;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.onnx.graph.ElementType;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;
import org.concordml.onnx.network.DenseLayers;

/**
 * A network with its weights as an ONNX graph in float32: what an ONNX runtime needs to score rows
 * that are preprocessed already.
 */
public final class NetworkGraph {

  /** Name of what goes in: {@code [rows, inputs]}, float32. */
  public static final String FEATURES = "features";

  /** Name of what comes out of {@link #outputs}: {@code [rows, outputs]}, float32. */
  public static final String OUTPUTS = "outputs";

  /** Name of the second input of {@link #inputGradients}: {@code [1, outputs]}, float32. */
  public static final String OUTPUT_WEIGHTS = "output_weights";

  /** Name of what comes out of {@link #inputGradients}: {@code [rows, inputs]}, float32. */
  public static final String GRADIENTS = "gradients";

  private NetworkGraph() {}

  /**
   * From {@link #FEATURES} to {@link #OUTPUTS}: logits of classes, or the number in the unit the
   * network is trained in.
   *
   * @param network what to compute; its dropout has no part in it
   * @param weights of the network
   * @return an ONNX file; the same bytes for the same arguments
   */
  public static byte[] outputs(NetworkSpec network, Weights weights) {
    GraphWriter graph = new GraphWriter("network");
    Value features = features(graph, network);
    graph.reserve(OUTPUTS);
    Value outputs = new DenseLayers(graph, network, weights, "").outputs(features);
    graph.output(OUTPUTS, outputs, ElementType.FLOAT, network.outputs());
    return graph.toBytes(version(), "", Map.of());
  }

  /**
   * From {@link #FEATURES} and {@link #OUTPUT_WEIGHTS} to {@link #GRADIENTS}: the derivative of the
   * weighted sum of the outputs with respect to each feature. Weights of 0, and 1 for one of them,
   * give that output's.
   *
   * @param network what to compute
   * @param weights of the network
   * @return an ONNX file; the same bytes for the same arguments
   */
  public static byte[] inputGradients(NetworkSpec network, Weights weights) {
    GraphWriter graph = new GraphWriter("network_gradients");
    Value features = features(graph, network);
    Value seed = graph.parameter(OUTPUT_WEIGHTS, ElementType.FLOAT, network.outputs());
    graph.reserve(GRADIENTS);
    Value gradients = new DenseLayers(graph, network, weights, "").inputGradients(features, seed);
    graph.output(GRADIENTS, gradients, ElementType.FLOAT, network.inputs());
    return graph.toBytes(version(), "", Map.of());
  }

  private static Value features(GraphWriter graph, NetworkSpec network) {
    return graph.input(FEATURES, ElementType.FLOAT, network.inputs());
  }

  /** Of this program, as its jar has it. */
  static String version() {
    return Optional.ofNullable(NetworkGraph.class.getPackage().getImplementationVersion())
        .orElse("");
  }
}
