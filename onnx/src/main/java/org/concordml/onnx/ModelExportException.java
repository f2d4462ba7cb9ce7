package org.concordml.onnx;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;

/** A model cannot be written as it was asked for. */
public final class ModelExportException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param fact what must be, and what was found
   * @param remedies ways out, each by itself
   */
  public ModelExportException(String fact, Remedy... remedies) {
    super(fact, List.of(remedies));
  }
}
