package org.concordml.data.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.concordml.data.text.Quoted;

/** What a column holds, which decides how it becomes numbers. */
public sealed interface ColumnKind {

  /**
   * One answer for each kind. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param kind is number
     * @return the answer
     */
    R number(Numeric kind);

    /**
     * @param kind is boolean
     * @return the answer
     */
    R bool(Bool kind);

    /**
     * @param kind is category
     * @return the answer
     */
    R category(Category kind);

    /**
     * @param kind is ordered category
     * @return the answer
     */
    R ordinal(Ordinal kind);

    /**
     * @param kind is date
     * @return the answer
     */
    R date(Date kind);

    /**
     * @param kind is free text
     * @return the answer
     */
    R freeText(FreeText kind);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return the name of the kind: number, boolean, category, ordinal, date, free-text
   */
  String name();

  /**
   * @return one JSON value: the name or, where there is more to say, an object
   */
  default String toJson() {
    return ColumnKindJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json one JSON value
   * @return the kind
   * @throws IllegalArgumentException if it is none
   */
  static ColumnKind fromJson(String json) {
    return ColumnKindJson.read(json);
  }

  /** A number: as it is. */
  record Numeric() implements ColumnKind {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.number(this);
    }

    @Override
    public String name() {
      return "number";
    }
  }

  /** Of two words, true or false, yes or no, y or n, t or f in any case, or 1 and 0: 1 or 0. */
  record Bool() implements ColumnKind {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.bool(this);
    }

    @Override
    public String name() {
      return "boolean";
    }
  }

  /** One of a few values without an order: a column for each. */
  record Category() implements ColumnKind {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.category(this);
    }

    @Override
    public String name() {
      return "category";
    }
  }

  /**
   * One of a few values in order: 0, 1, 2 …
   *
   * @param levels the values, lowest first; at least two, each once
   */
  record Ordinal(List<String> levels) implements ColumnKind {

    /** Checks the levels. */
    public Ordinal {
      levels = List.copyOf(levels);
      if (levels.size() < 2) {
        throw new IllegalArgumentException(
            "an ordered category must have at least two levels, found " + Quoted.list(levels));
      }
      if (new HashSet<>(levels).size() < levels.size()) {
        throw new IllegalArgumentException(
            "an ordered category must have each level once, found " + Quoted.list(levels));
      }
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ordinal(this);
    }

    @Override
    public String name() {
      return "ordinal";
    }
  }

  /**
   * A day, with or without a time of day, which does not count: a number for each part.
   *
   * @param format how it is written; empty if day and month cannot be told apart
   * @param parts which numbers; at least one
   */
  record Date(Optional<DateFormat> format, List<DatePart> parts) implements ColumnKind {

    /** Checks that there is a part. */
    public Date {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a date must have at least one part, found none");
      }
    }

    /**
     * @return names of the columns that days are counted from, in order; written as this one is
     */
    public List<String> origins() {
      return parts.stream()
          .filter(DatePart.DaysSinceColumn.class::isInstance)
          .map(part -> ((DatePart.DaysSinceColumn) part).column())
          .toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.date(this);
    }

    @Override
    public String name() {
      return "date";
    }
  }

  /** Text of many different values, which says nothing to a model of numbers. */
  record FreeText() implements ColumnKind {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.freeText(this);
    }

    @Override
    public String name() {
      return "free-text";
    }
  }
}
