package org.concordml.serve;

import java.util.List;
import java.util.Optional;
import org.concordml.ConcordException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** A request that is not answered as asked; the message is for whoever sent it. */
final class RequestException extends ConcordException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String allowed;

  /**
   * @param status of HTTP, 4xx
   * @param fact what must be, and what was found
   */
  RequestException(int status, String fact) {
    this(status, fact, null);
  }

  private RequestException(int status, String fact, @Nullable String allowed) {
    super(fact, List.of());
    this.status = status;
    this.allowed = allowed;
  }

  /** Another method than the one that a path has. */
  static RequestException method(String allowed, String found) {
    return new RequestException(
        HttpStatus.METHOD_NOT_ALLOWED_405,
        "the method must be " + allowed + ", found " + found,
        allowed);
  }

  /** The method to use; empty if it is not that which is wrong. */
  Optional<String> allowed() {
    return Optional.ofNullable(allowed);
  }

  int status() {
    return status;
  }
}
