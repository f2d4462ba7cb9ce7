package org.concordml.onnx;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;

/** What a file computes is not what its model predicts, or it does not run at all. */
public final class GraphMismatchException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param fact what must be, and what was found
   * @param remedies ways out, each by itself
   */
  public GraphMismatchException(String fact, Remedy... remedies) {
    super(fact, List.of(remedies));
  }
}
