package org.concordml.onnx;

import java.util.List;
import java.util.Optional;

/**
 * Runs the graph of a model: an ONNX runtime, found with {@link java.util.ServiceLoader}, so that
 * graphs can be written without one. Making one is cheap and never throws.
 */
public interface GraphRunner {

  /**
   * @return what runs graphs, for a message: {@code ONNX Runtime}
   */
  String name();

  /**
   * @return its version; empty if it cannot be loaded
   */
  Optional<String> version();

  /**
   * Runs a graph once and forgets it.
   *
   * @param file an ONNX file
   * @param rows its inputs
   * @param prediction name of the output that is numbers
   * @param label name of the output that is texts; empty if there is none
   * @return what came out
   * @throws org.concordml.engine.EngineUnavailableException if the runtime cannot be loaded
   * @throws GraphMismatchException if it refuses the file
   */
  Result run(byte[] file, GraphRows rows, String prediction, Optional<String> label);

  /**
   * What came out of a graph.
   *
   * @param predictions {@code [rows, outputs]}, row-major
   * @param labels one a row; empty if there are none
   */
  @SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
  record Result(double[] predictions, List<String> labels) {

    /** Takes a copy of the labels. */
    public Result {
      labels = List.copyOf(labels);
    }
  }
}
