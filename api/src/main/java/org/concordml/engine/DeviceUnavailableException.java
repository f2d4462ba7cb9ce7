package org.concordml.engine;

import org.concordml.ConcordException;

/** A device was asked for by name and the engine cannot use it here. */
public final class DeviceUnavailableException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was asked for, why it is not there, and what to do
   */
  public DeviceUnavailableException(String message) {
    super(message);
  }
}
