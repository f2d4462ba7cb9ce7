package org.concordml.engine;

import org.concordml.ConcordException;

/** An engine is unknown, not installed, or its native library does not load. */
public final class EngineUnavailableException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is missing or broken, and what to do
   * @param cause the failure beneath, or null
   */
  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
