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

  /**
   * Says why an engine cannot be used, and what to do.
   *
   * @param engine id
   * @param missing what its availability answered
   * @return the exception, to be thrown
   */
  public static EngineUnavailableException of(
      String engine, EngineAvailability.Unavailable missing) {
    return new EngineUnavailableException(
        "engine " + engine + " cannot be used: " + missing.reason() + ". " + missing.remedy(),
        missing.cause());
  }
}
