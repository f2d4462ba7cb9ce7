package org.concordml.serve;

import java.util.List;
import org.concordml.ConcordException;

/** A server cannot be started; the message names the address, the cause and what to do. */
public final class ServeException extends ConcordException {

  private static final long serialVersionUID = 1L;

  ServeException(String fact, Throwable cause) {
    super(fact, List.of(), cause);
  }
}
