package org.concordml.bundle;

import java.util.List;
import org.concordml.ConcordException;

/** An engine predicts something else for a bundle's golden rows than the one that trained it. */
public final class BundleMismatchException extends ConcordException {

  private static final long serialVersionUID = 1L;

  BundleMismatchException(String fact) {
    super(fact, List.of());
  }
}
