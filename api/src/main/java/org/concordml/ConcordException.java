package org.concordml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that has a cause outside this library and something the caller can do about it: bad
 * data, a missing engine, a device that is not there, a training run that diverged.
 *
 * <p>The fact is one or two sentences that stand alone: what must be, what was found, where. What
 * to do about it is kept apart in {@link #remedies}, so that each caller can name it in its own
 * terms: {@link #getMessage} names the library's methods, a command line its options.
 *
 * <p>Defects of the library itself are ordinary {@link IllegalStateException}s and the like.
 */
public abstract class ConcordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String fact;
  private final List<Remedy> remedies;

  /**
   * @param fact what must be, what was found, and where
   * @param remedies each by itself is a way out
   */
  protected ConcordException(String fact, List<Remedy> remedies) {
    this(fact, remedies, null);
  }

  /**
   * @param fact what must be, what was found, and where
   * @param remedies each by itself is a way out
   * @param cause the failure beneath, for a log; the message must not need it; null if there is
   *     none
   */
  protected ConcordException(String fact, List<Remedy> remedies, @Nullable Throwable cause) {
    super(message(fact, remedies, Wording.LIBRARY), cause);
    this.fact = fact;
    this.remedies = List.copyOf(remedies);
  }

  private static String message(String fact, List<Remedy> remedies, Wording wording) {
    return remedies.isEmpty() ? fact : fact + " " + Remedy.sentence(remedies, wording);
  }

  /**
   * @return what must be, what was found, and where
   */
  public String fact() {
    return fact;
  }

  /**
   * @return ways out, each by itself; may be empty
   */
  public List<Remedy> remedies() {
    return remedies;
  }

  /**
   * @param wording how settings are named
   * @return the fact and, as a sentence of their own, the remedies
   */
  public String message(Wording wording) {
    return message(fact, remedies, wording);
  }
}
