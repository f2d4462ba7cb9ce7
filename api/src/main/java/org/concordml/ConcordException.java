package org.concordml;

/**
 * A failure that has a cause outside this library and something the caller can do about it: bad
 * data, a missing engine, a device that is not there, a training run that diverged.
 *
 * <p>The message is one or two sentences that stand alone: what is wrong, where, what to do.
 * Defects of the library itself are ordinary {@link IllegalStateException}s and the like.
 */
public abstract class ConcordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what to do
   */
  protected ConcordException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong, where, and what to do
   * @param cause the failure beneath, for a log; the message must not need it
   */
  protected ConcordException(String message, Throwable cause) {
    super(message, cause);
  }
}
