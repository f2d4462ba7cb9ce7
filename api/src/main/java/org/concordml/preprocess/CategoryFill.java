package org.concordml.preprocess;

import java.util.List;
import org.concordml.NamedChoices;

/** What stands in for a category that is missing. */
public sealed interface CategoryFill {

  /**
   * One answer for each fill. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
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

    /**
     * @param fill is none
     * @return the answer
     */
    R ownCategory(OwnCategory fill);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return the name a command line or a file knows it by: most-frequent, {@code constant=missing},
   *     own-category
   */
  String key();

  /**
   * Finds a fill by its name.
   *
   * @param key most-frequent or own-category, in any spelling, or {@code constant=} and a text
   * @return that fill
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static CategoryFill named(String key) {
    String constant = "constant=";
    if (key.startsWith(constant)) {
      return new Constant(key.substring(constant.length()));
    }
    return NamedChoices.<CategoryFill>of(
            "fill",
            List.of(new MostFrequent(), new Constant("TEXT"), new OwnCategory()),
            CategoryFill::key)
        .named(key);
  }

  /** The most frequent value; of several, the first in code-point order. */
  record MostFrequent() implements CategoryFill {
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
   * A text of the user's choice.
   *
   * @param value not empty
   */
  record Constant(String value) implements CategoryFill {

    /** Checks that there is one. */
    public Constant {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("a constant fill must be a text, found an empty one");
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

  /** Nothing: a missing value is a category of its own, the last, if any training row lacks one. */
  record OwnCategory() implements CategoryFill {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ownCategory(this);
    }

    @Override
    public String key() {
      return "own-category";
    }
  }
}
