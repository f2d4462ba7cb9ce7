package org.concordml.engine.mxnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A graph of MXNet's operators, written down in the JSON that MXNet reads. */
final class SymbolGraph {

  /**
   * One result of a node.
   *
   * @param node its index in the graph
   * @param output which of the node's results
   */
  record Value(int node, int output) {

    private String json() {
      return "[" + node + "," + output + ",0]";
    }
  }

  private final List<String> nodes = new ArrayList<>();
  private final List<Integer> inputs = new ArrayList<>();

  /**
   * @param name by which it is fed
   * @return something given from outside
   */
  Value input(String name) {
    inputs.add(nodes.size());
    nodes.add("{\"op\":\"null\",\"name\":\"" + name + "\",\"inputs\":[]}");
    return new Value(nodes.size() - 1, 0);
  }

  /**
   * @param operator MXNet's name of it
   * @param attributes as MXNet spells them
   * @param of what it is applied to
   * @return its first result
   */
  Value apply(String operator, Map<String, String> attributes, Value... of) {
    return add(operator, attributes, "", of);
  }

  /**
   * The way back through a node.
   *
   * @param operator MXNet's name of the way back
   * @param forward the node, from which MXNet knows the shapes
   * @param attributes those of the node
   * @param of what the way back needs
   * @return its first result
   */
  Value back(String operator, Value forward, Map<String, String> attributes, Value... of) {
    return add(operator, attributes, ",\"control_deps\":[" + forward.node() + "]", of);
  }

  private Value add(String operator, Map<String, String> attributes, String more, Value... of) {
    String spelled =
        new TreeMap<>(attributes)
            .entrySet().stream()
                .map(a -> "\"" + a.getKey() + "\":\"" + a.getValue() + "\"")
                .collect(Collectors.joining(","));
    nodes.add(
        "{\"op\":\""
            + operator
            + "\",\"name\":\"n"
            + nodes.size()
            + "\",\"attrs\":{"
            + spelled
            + "},\"inputs\":"
            + list(of)
            + more
            + "}");
    return new Value(nodes.size() - 1, 0);
  }

  /**
   * @param operator MXNet's name of it
   * @param of what it is applied to
   * @return its first result
   */
  Value apply(String operator, Value... of) {
    return apply(operator, Map.of(), of);
  }

  /**
   * @param results of the graph, in the order they are wanted
   * @return the graph as MXNet reads it
   */
  String json(Value... results) {
    return "{\"nodes\":["
        + String.join(",", nodes)
        + "],\"arg_nodes\":"
        + inputs
        + ",\"heads\":"
        + list(results)
        + ",\"attrs\":{\"mxnet_version\":[\"int\",10900]}}";
  }

  private static String list(Value... values) {
    return Arrays.stream(values).map(Value::json).collect(Collectors.joining(",", "[", "]"));
  }
}
