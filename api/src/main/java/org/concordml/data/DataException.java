package org.concordml.data;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;

/** The data cannot be used as it is; the message names file, line and column where they apply. */
public final class DataException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param fact what is wrong and where
   * @param remedies ways out, each by itself
   */
  public DataException(String fact, Remedy... remedies) {
    super(fact, List.of(remedies));
  }

  /**
   * @param fact what is wrong and where
   * @param cause the failure beneath
   * @param remedies ways out, each by itself
   */
  public DataException(String fact, Throwable cause, Remedy... remedies) {
    super(fact, List.of(remedies), cause);
  }
}
