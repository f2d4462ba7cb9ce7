package org.concordml.engine;

import org.concordml.ConcordException;

/** An engine cannot do what a job asks of it; found before anything is computed. */
public final class UnsupportedJobException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message the engine, what it lacks, and an engine that has it
   */
  public UnsupportedJobException(String message) {
    super(message);
  }
}
