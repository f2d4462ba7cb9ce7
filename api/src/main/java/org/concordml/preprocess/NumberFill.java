package org.concordml.preprocess;

import java.util.List;
import org.concordml.NamedChoices;

/** What stands in for a number that is missing, as scikit-learn's {@code SimpleImputer} has it. */
public sealed interface NumberFill {

  /**
   * One answer for each fill. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param fill is the median
     * @return the answer
     */
    R median(Median fill);

    /**
     * @param fill is the mean
     * @return the answer
     */
    R mean(Mean fill);

    /**
     * @param fill is the most frequent
     * @return the answer
     */
    R mostFrequent(MostFrequent fill);

    /**
     * @param fill is a constant
     * @return the answer
     */
    R constant(Constant fill);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return the name a command line or a file knows it by: median, mean, most-frequent, {@code
   *     constant=0}
   */
  String key();

  /**
   * Measures a column.
   *
   * @param present the values that are there, finite, at least one; not changed
   * @return what stands in for a missing one
   */
  default double measure(double[] present) {
    return match(new NumberFillMeasure(present));
  }

  /**
   * Finds a fill by its name.
   *
   * @param key median, mean or most-frequent, in any spelling, or {@code constant=} and a number
   * @return that fill
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static NumberFill named(String key) {
    String constant = "constant=";
    if (key.startsWith(constant)) {
      try {
        return new Constant(Double.parseDouble(key.substring(constant.length())));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "a constant fill must be a finite number, found '" + key + "'", e);
      }
    }
    return NamedChoices.<NumberFill>of(
            "fill",
            List.of(new Median(), new Mean(), new MostFrequent(), new Constant(0)),
            fill -> fill instanceof Constant ? "constant=NUMBER" : fill.key())
        .named(key);
  }

  /** The median; the mean of the two in the middle if they are even in number. */
  record Median() implements NumberFill {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.median(this);
    }

    @Override
    public String key() {
      return "median";
    }
  }

  /** The mean. */
  record Mean() implements NumberFill {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mean(this);
    }

    @Override
    public String key() {
      return "mean";
    }
  }

  /** The most frequent value; of several, the smallest. */
  record MostFrequent() implements NumberFill {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.mostFrequent(this);
    }

    @Override
    public String key() {
      return "most-frequent";
    }
  }

  /**
   * A number of the user's choice.
   *
   * @param value finite
   */
  record Constant(double value) implements NumberFill {

    /** Checks the range. */
    public Constant {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "a constant fill must be a finite number, found " + value);
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.constant(this);
    }

    @Override
    public String key() {
      return "constant=" + value;
    }
  }
}
