package org.concordml.onnx.graph;

import java.util.Objects;

/**
 * A tensor of a graph: what goes in, a constant, or what comes out of a node.
 *
 * @param name by which nodes refer to it
 */
public record Value(String name) {

  /** Checks that there is a name. */
  public Value {
    Objects.requireNonNull(name, "name");
  }
}
