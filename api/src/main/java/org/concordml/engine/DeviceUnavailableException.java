package org.concordml.engine;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;

/** A device was asked for by name and the engine cannot use it here. */
public final class DeviceUnavailableException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param fact what was asked for, and why it is not there
   * @param remedies ways out, each by itself
   */
  public DeviceUnavailableException(String fact, Remedy... remedies) {
    super(fact, List.of(remedies));
  }
}
