package org.concordml.engine;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;

/** An engine cannot do what a job asks of it; found before anything is computed. */
public final class UnsupportedJobException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param fact the engine, and what it lacks
   * @param remedies ways out, each by itself
   */
  public UnsupportedJobException(String fact, Remedy... remedies) {
    super(fact, List.of(remedies));
  }
}
