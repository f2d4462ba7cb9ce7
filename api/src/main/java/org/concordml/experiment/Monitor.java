package org.concordml.experiment;

import java.util.List;
import org.concordml.NamedChoices;

/**
 * Which rows choices may look at: when to stop a training. A choice made by the test rows makes
 * their figures look better than those of rows that come later.
 */
public sealed interface Monitor {

  /** Share of the training rows that is split off unless another is asked for. */
  double SHARE = 0.2;

  /**
   * @return the name used in files
   */
  String key();

  /**
   * Finds a kind by its name.
   *
   * @param name auto, share or test
   * @return that kind, with the usual share
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static Monitor named(String name) {
    return NamedChoices.<Monitor>of(
            "monitor",
            List.of(new WhenNeeded(SHARE), new Share(SHARE), new TestRows()),
            Monitor::key)
        .named(name);
  }

  /**
   * A share of the training rows if anything is chosen, none if not.
   *
   * @param share of the training rows, above 0 and below 1
   */
  record WhenNeeded(double share) implements Monitor {
    @Override
    public String key() {
      return "auto";
    }
  }

  /**
   * A share of the training rows, whether anything is chosen or not.
   *
   * @param share of the training rows, above 0 and below 1
   */
  record Share(double share) implements Monitor {
    @Override
    public String key() {
      return "share";
    }
  }

  /** The test rows, as in a notebook that validates on them. */
  record TestRows() implements Monitor {
    @Override
    public String key() {
      return "test";
    }
  }
}
