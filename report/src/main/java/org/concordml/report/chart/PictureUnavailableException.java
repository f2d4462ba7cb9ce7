package org.concordml.report.chart;

import java.util.List;
import org.concordml.ConcordException;

/** The picture cannot be drawn on this machine; everything else of a report can be written. */
public final class PictureUnavailableException extends ConcordException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what to install
   * @param cause what Java's graphics threw
   */
  public PictureUnavailableException(String message, Throwable cause) {
    super(message, List.of(), cause);
  }
}
