package org.concordml.data.kind;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.NamedChoices;

/** How a date is written. A time of day may follow it, and does not count. */
public enum DateFormat {
  /** {@code 2026-03-31}, as ISO 8601 has it. */
  ISO("yyyy-MM-dd", "(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})"),
  /** {@code 2026/03/31}. */
  YEAR_FIRST("yyyy/MM/dd", "(?<y>\\d{4})/(?<m>\\d{1,2})/(?<d>\\d{1,2})"),
  /** {@code 31.03.2026}. */
  DOTTED("dd.MM.yyyy", "(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4})"),
  /** {@code 31/03/2026} or {@code 31-03-2026}. */
  DAY_FIRST("dd/MM/yyyy", "(?<d>\\d{1,2})([/-])(?<m>\\d{1,2})\\2(?<y>\\d{4})"),
  /** {@code 03/31/2026} or {@code 03-31-2026}. */
  MONTH_FIRST("MM/dd/yyyy", "(?<m>\\d{1,2})([/-])(?<d>\\d{1,2})\\2(?<y>\\d{4})"),
  /** {@code 31 Mar 2026}, {@code 31-March-2026}; the month in English. */
  MONTH_NAMED("dd MMM yyyy", "(?<d>\\d{1,2})[ -](?<m>[A-Za-z]{3,9})[ -](?<y>\\d{4})");

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private final String key;
  private final Pattern pattern;

  DateFormat(String key, String pattern) {
    this.key = key;
    this.pattern = Pattern.compile(pattern + timeOfDay());
  }

  /** A method, since the constants are made before static fields. */
  private static String timeOfDay() {
    return "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?";
  }

  /**
   * @return the name a command line or a file knows it by: {@code dd.MM.yyyy}
   */
  public String key() {
    return key;
  }

  /**
   * Finds a format by its name.
   *
   * @param name as {@link #key} has it, in any case
   * @return that format
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static DateFormat named(String name) {
    return NamedChoices.of("date format", List.of(values()), DateFormat::key)
        .alias(ISO, "iso")
        .alias(DAY_FIRST, "dayFirst", "ddMMyyyy")
        .alias(MONTH_FIRST, "monthFirst")
        .named(name);
  }

  /**
   * @param text without blanks around it
   * @return the day; empty if it is not written so, or there is no such day
   */
  public Optional<LocalDate> parse(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group("y")),
              month(matcher.group("m")),
              Integer.parseInt(matcher.group("d"))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** From 1; 0, which no date has, for a word that is no month. */
  private static int month(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    String word = text.toLowerCase(Locale.ROOT);
    for (int month = 0; month < MONTHS.size(); month++) {
      if (MONTHS.get(month).startsWith(word)) {
        return month + 1;
      }
    }
    return 0;
  }
}
