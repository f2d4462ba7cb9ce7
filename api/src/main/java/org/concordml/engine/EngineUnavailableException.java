package org.concordml.engine;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;
import org.jspecify.annotations.Nullable;

/** An engine is unknown, not installed, or its native library does not load. */
public final class EngineUnavailableException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param fact what is missing or broken
   * @param remedies ways out, each by itself
   * @param cause the failure beneath, or null
   */
  public EngineUnavailableException(String fact, List<Remedy> remedies, @Nullable Throwable cause) {
    super(fact, remedies, cause);
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
        "engine " + engine + " cannot be used: " + missing.reason() + ".",
        missing.remedies(),
        missing.cause());
  }
}
