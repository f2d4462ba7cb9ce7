package org.concordml.preprocess;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.concordml.NamedChoices;

/** How categories become numbers. */
public sealed interface CategoryEncoder {

  /**
   * One answer for each encoder. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param encoder is one-hot
     * @return the answer
     */
    R oneHot(OneHot encoder);

    /**
     * @param encoder is by codes
     * @return the answer
     */
    R codes(Codes encoder);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return rows (from 1 on) or share of the training rows (below 1) that a category must have not
   *     to be infrequent; empty if every category stands by itself
   */
  OptionalDouble minFrequency();

  /** What becomes of a category that no training row has. */
  enum Unknown {
    /** All columns are 0. */
    IGNORE("ignore"),
    /** It counts as infrequent, if there is a column of those; else as {@link #IGNORE}. */
    INFREQUENT_IF_EXIST("infrequent-if-exist");

    private final String key;

    Unknown(String key) {
      this.key = key;
    }

    /**
     * @return the name a command line or a file knows it by
     */
    public String key() {
      return key;
    }

    /**
     * @param key ignore or infrequent-if-exist, in any spelling
     * @return the one of that name
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Unknown named(String key) {
      return NamedChoices.of("unknown", List.of(values()), Unknown::key).named(key);
    }
  }

  /** Which column is left out, since the others tell it. */
  enum Drop {
    /** None. */
    NONE("none"),
    /** The first of every column: an unknown category then looks like that one. */
    FIRST("first"),
    /** The first of those with two categories. */
    IF_BINARY("if-binary");

    private final String key;

    Drop(String key) {
      this.key = key;
    }

    /**
     * @return the name a command line or a file knows it by
     */
    public String key() {
      return key;
    }

    /**
     * @param key none, first or if-binary, in any spelling
     * @return the one of that name
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Drop named(String key) {
      return NamedChoices.of("drop", List.of(values()), Drop::key).named(key);
    }
  }

  /**
   * A column of 0 and 1 for each category, as scikit-learn's {@code OneHotEncoder}. Infrequent
   * categories have one column together, the last.
   *
   * @param unknown what becomes of a category that no training row has
   * @param minFrequency as {@link CategoryEncoder#minFrequency}; above 0
   * @param maxCategories the most columns of one category, that of the infrequent ones counted; at
   *     least 1. The most frequent ones are kept, of equals the later in order
   * @param drop which column is left out
   */
  record OneHot(Unknown unknown, OptionalDouble minFrequency, OptionalInt maxCategories, Drop drop)
      implements CategoryEncoder {

    /** Checks the ranges. */
    public OneHot {
      Objects.requireNonNull(unknown, "unknown");
      Objects.requireNonNull(drop, "drop");
      requireFrequency(minFrequency);
      if (maxCategories.isPresent() && maxCategories.getAsInt() < 1) {
        throw new IllegalArgumentException(
            "the most categories must be at least 1, found " + maxCategories.getAsInt());
      }
    }

    /** A column for each category, all 0 for an unknown one. */
    public OneHot() {
      this(Unknown.IGNORE, OptionalDouble.empty(), OptionalInt.empty(), Drop.NONE);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.oneHot(this);
    }
  }

  /**
   * One column of codes, 0, 1, 2 … in code-point order, −1 for an unknown category, as
   * scikit-learn's {@code OrdinalEncoder}: the column is then treated as an ordered one. Infrequent
   * categories share the last code.
   *
   * @param minFrequency as {@link CategoryEncoder#minFrequency}; above 0
   * @param missing the code of a missing value that is not filled; must be there if a training row
   *     has one
   */
  record Codes(OptionalDouble minFrequency, OptionalDouble missing) implements CategoryEncoder {

    /** Checks the ranges. */
    public Codes {
      requireFrequency(minFrequency);
      if (missing.isPresent() && !Double.isFinite(missing.getAsDouble())) {
        throw new IllegalArgumentException(
            "the code of a missing value must be finite, found " + missing.getAsDouble());
      }
    }

    /** A code for each category. */
    public Codes() {
      this(OptionalDouble.empty(), OptionalDouble.empty());
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.codes(this);
    }
  }

  private static void requireFrequency(OptionalDouble frequency) {
    double value = frequency.orElse(1);
    if (!(value > 0) || (value >= 1 && value != Math.rint(value))) {
      throw new IllegalArgumentException(
          "the least frequency must be a share above 0 and below 1, or a whole number of rows, found "
              + value);
    }
  }
}
