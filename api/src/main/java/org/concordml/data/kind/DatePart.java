package org.concordml.data.kind;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.concordml.NearestName;

/** A number that is taken from a date. */
public sealed interface DatePart {

  /**
   * One answer for each part. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param part is the year
     * @return the answer
     */
    R year(Year part);

    /**
     * @param part is the month
     * @return the answer
     */
    R month(Month part);

    /**
     * @param part is the day of the week
     * @return the answer
     */
    R dayOfWeek(DayOfWeek part);

    /**
     * @param part is days since a day
     * @return the answer
     */
    R daysSince(DaysSince part);

    /**
     * @param part is days since the day in another column
     * @return the answer
     */
    R daysSinceColumn(DaysSinceColumn part);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * @return the name a command line or a file knows it by: {@code year}, {@code month}, {@code
   *     day-of-week}, {@code since:1970-01-01}, {@code since:birth}
   */
  String key();

  /**
   * @return what it adds to the name of its column: {@code year}, {@code month}, {@code
   *     day_of_week}, {@code days_since_1970-01-01}, {@code days_since_birth}
   */
  String suffix();

  /**
   * Finds a part by its name.
   *
   * @param key as {@link #key} has it; what follows {@code since:} is a day as ISO 8601 writes it,
   *     else the name of a column
   * @return that part
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static DatePart named(String key) {
    String since = "since:";
    if (key.startsWith(since) && key.length() > since.length()) {
      String origin = key.substring(since.length());
      try {
        return new DaysSince(LocalDate.parse(origin));
      } catch (DateTimeException noDay) {
        return new DaysSinceColumn(origin);
      }
    }
    List<DatePart> plain = List.of(new Year(), new Month(), new DayOfWeek());
    List<String> names = List.of("year", "month", "day-of-week", "since:");
    return plain.stream()
        .filter(part -> part.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "part of a date must be one of year, month, day-of-week, since:DAY,"
                        + " since:COLUMN, found '"
                        + key
                        + "'"
                        + NearestName.to(key, names)
                            .map(near -> ". Did you mean '" + near + "'?")
                            .orElse("")));
  }

  /** The year: 2026. */
  record Year() implements DatePart {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.year(this);
    }

    @Override
    public String key() {
      return "year";
    }

    @Override
    public String suffix() {
      return "year";
    }
  }

  /** The month, from 1 to 12. */
  record Month() implements DatePart {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.month(this);
    }

    @Override
    public String key() {
      return "month";
    }

    @Override
    public String suffix() {
      return "month";
    }
  }

  /** The day of the week, from 0 for Monday to 6, as pandas counts them. */
  record DayOfWeek() implements DatePart {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.dayOfWeek(this);
    }

    @Override
    public String key() {
      return "day-of-week";
    }

    @Override
    public String suffix() {
      return "day_of_week";
    }
  }

  /**
   * Days since a day, negative before it.
   *
   * @param origin the day that is 0
   */
  record DaysSince(LocalDate origin) implements DatePart {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.daysSince(this);
    }

    @Override
    public String key() {
      return "since:" + origin;
    }

    @Override
    public String suffix() {
      return "days_since_" + origin;
    }
  }

  /**
   * Days since the day in another column of the row; missing if that is.
   *
   * @param column name of a column of dates
   */
  record DaysSinceColumn(String column) implements DatePart {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.daysSinceColumn(this);
    }

    @Override
    public String key() {
      return "since:" + column;
    }

    @Override
    public String suffix() {
      return "days_since_" + column;
    }
  }
}
