package org.concordml.fuzz;

import org.concordml.ConcordException;
import org.jspecify.annotations.Nullable;

/** Whether what was thrown is how a reader may refuse an input. */
final class Refusal {

  private static final int LONGEST = 20_000;

  private Refusal() {}

  /**
   * @param thrown of a type that is documented
   * @param names what the message must name: the file, or where in it
   * @throws IllegalStateException if the message does not tell anything: a finding
   */
  static boolean of(RuntimeException thrown, String names) {
    String message = thrown instanceof ConcordException told ? told.fact() : thrown.getMessage();
    if (message == null
        || message.isBlank()
        || !message.contains(names)
        || isUntold(thrown.getCause(), message)
        || message.length() > LONGEST) {
      throw new IllegalStateException(
          "a message must name " + names + " and tell what is wrong, found: " + message, thrown);
    }
    return false;
  }

  /** A cause that has no message was put into one all the same. */
  private static boolean isUntold(@Nullable Throwable cause, String message) {
    return cause != null && cause.getMessage() == null && message.contains("null");
  }
}
