package org.concordml.serve;

import java.util.List;
import org.concordml.ConcordException;

/** A request that is not answered as asked; the message is for whoever sent it. */
final class RequestException extends ConcordException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP, 4xx
   * @param fact what must be, and what was found
   */
  RequestException(int status, String fact) {
    super(fact, List.of());
    this.status = status;
  }

  int status() {
    return status;
  }
}
