package org.concordml.data;

import org.concordml.ConcordException;

/** The data cannot be used as it is; the message names file, line and column where they apply. */
public final class DataException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what to do
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong, where, and what to do
   * @param cause the failure beneath
   */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
