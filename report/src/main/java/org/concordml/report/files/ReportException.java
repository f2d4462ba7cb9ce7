package org.concordml.report.files;

import java.util.List;
import org.concordml.ConcordException;

/** A report cannot be written; the message names the path, the cause and what to do. */
public final class ReportException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what to do
   */
  public ReportException(String message) {
    super(message, List.of());
  }

  /**
   * @param message what is wrong, where, and what to do
   * @param cause the failure beneath
   */
  public ReportException(String message, Throwable cause) {
    super(message, List.of(), cause);
  }
}
